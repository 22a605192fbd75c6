CREATE TABLE `key_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`sending_key` text NOT NULL,
	`receiving_recipient` text NOT NULL,
	`leader_key` text NOT NULL,
	`leader_name` text NOT NULL,
	`enrolled` integer NOT NULL,
	`bundle_id` text NOT NULL,
	`file_name` text NOT NULL,
	`seen_at` text NOT NULL,
	`state` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	CHECK (`enrolled` in (0, 1)),
	CHECK (`state` in ('open', 'accepted', 'refused')),
	CHECK ((`state` = 'open') = (`decided_at` IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `key_offers_once` ON `key_offers` (`unit_id`,`sending_key`,`leader_key`);
--> statement-breakpoint
CREATE TABLE `revoked_keys` (
	`public_key` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`reason` text NOT NULL,
	`revoked_at` text NOT NULL,
	`revoked_by` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `outbox` ADD `sealed_fingerprint` text;
--> statement-breakpoint
CREATE TRIGGER `key_offers_no_delete` BEFORE DELETE ON `key_offers`
BEGIN
	SELECT RAISE(ABORT, 'KEY_OFFER_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `revoked_keys_no_update` BEFORE UPDATE ON `revoked_keys`
BEGIN
	SELECT RAISE(ABORT, 'REVOCATION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `revoked_keys_no_delete` BEFORE DELETE ON `revoked_keys`
BEGIN
	SELECT RAISE(ABORT, 'REVOCATION_SEALED');
END;
