CREATE TABLE `transport_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`way` text NOT NULL,
	`event` text NOT NULL,
	`bundle_id` text,
	`file_name` text NOT NULL,
	`place` text NOT NULL,
	`fingerprint` text,
	`code` text,
	CHECK (`way` in ('usb', 'email', 'folder', 'webdav'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `transport_log_by_bundle` ON `transport_log` (`bundle_id`);--> statement-breakpoint
CREATE TABLE `transport_queue` (
	`bundle_id` text NOT NULL,
	`way` text NOT NULL,
	`queued_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` text NOT NULL,
	`last_code` text,
	PRIMARY KEY(`bundle_id`, `way`),
	FOREIGN KEY (`bundle_id`) REFERENCES `outbox`(`bundle_id`) ON UPDATE no action ON DELETE no action,
	CHECK (`way` in ('folder', 'webdav')),
	CHECK (`attempts` >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `transport_seen` (
	`way` text NOT NULL,
	`place` text NOT NULL,
	`name` text NOT NULL,
	`stamp` text NOT NULL,
	`size` integer NOT NULL,
	`verdict` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`way`, `place`, `name`, `stamp`),
	CHECK (`way` in ('folder', 'webdav'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `transport_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`content_json` text NOT NULL,
	`folder_since` text,
	`webdav_since` text,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	CHECK (`id` = 1)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `transport_log_no_update` BEFORE UPDATE ON `transport_log`
BEGIN
	SELECT RAISE(ABORT, 'TRANSPORT_LOG_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `transport_log_no_delete` BEFORE DELETE ON `transport_log`
BEGIN
	SELECT RAISE(ABORT, 'TRANSPORT_LOG_SEALED');
END;
