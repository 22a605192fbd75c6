CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`full_name` text NOT NULL,
	`position` text NOT NULL,
	`role` text NOT NULL,
	`password_verifier` text NOT NULL,
	`disabled` integer NOT NULL,
	`failed_attempts` integer NOT NULL,
	`locked_until` text,
	`created_at` text NOT NULL,
	CHECK (`role` in ('officer', 'leader', 'appraiser', 'administrator')),
	CHECK (`disabled` in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_username_unique` ON `accounts` (`username`);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	CHECK (`seq` > 0),
	CHECK (length(`hash`) = 64)
) STRICT;
--> statement-breakpoint
CREATE TABLE `enrolment_secrets` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `installation` (
	`id` integer PRIMARY KEY NOT NULL,
	`side` text NOT NULL,
	`unit_id` text NOT NULL,
	`unit_code` text NOT NULL,
	`unit_name` text NOT NULL,
	`unit_type` text NOT NULL,
	`province` text NOT NULL,
	`parent_id` text,
	`parent_code` text,
	`parent_name` text,
	`demo` integer NOT NULL,
	`created_at` text NOT NULL,
	CHECK (`id` = 1),
	CHECK (`side` in ('ward', 'city')),
	CHECK (`demo` in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `public_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`purpose` text NOT NULL,
	`public_key` text NOT NULL,
	`holder` text NOT NULL,
	`state` text NOT NULL,
	`pinned_at` text NOT NULL,
	CHECK (`purpose` in ('sending', 'receiving', 'leader')),
	CHECK (`state` in ('pinned', 'superseded'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `answers` (
	`round_id` text NOT NULL,
	`leaf_code` text NOT NULL,
	`answer_json` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `leaf_code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`version` >= 1),
	CHECK (json_valid(`answer_json`))
) STRICT;
--> statement-breakpoint
CREATE TABLE `criteria_sets` (
	`hash` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`year` integer NOT NULL,
	`title` text NOT NULL,
	`sample` integer NOT NULL,
	`source` text NOT NULL,
	`package_json` text NOT NULL,
	`added_at` text NOT NULL,
	CHECK (length(`hash`) = 64)
) STRICT;
--> statement-breakpoint
CREATE TABLE `return_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`revision_number` integer NOT NULL,
	`leaf_code` text,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `return_comments_by_round` ON `return_comments` (`round_id`,`revision_number`);
--> statement-breakpoint
CREATE TABLE `round_units` (
	`round_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`baseline_points` integer,
	`setup_bundle_id` text,
	`appraisal_finished_at` text,
	`held_revision_id` text,
	`held_revision_number` integer,
	`held_self_total` integer,
	`held_received_at` text,
	`held_signed_at` text,
	`appraised_total` integer,
	`appraised_leaves` integer NOT NULL,
	PRIMARY KEY(`round_id`, `unit_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`year` integer NOT NULL,
	`criteria_set_hash` text NOT NULL,
	`data_from` text NOT NULL,
	`data_to` text NOT NULL,
	`deadline` text NOT NULL,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`criteria_set_hash`) REFERENCES `criteria_sets`(`hash`) ON UPDATE no action ON DELETE no action,
	CHECK (`state` in ('open', 'published', 'closed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_code_unique` ON `rounds` (`code`);
--> statement-breakpoint
CREATE TABLE `sheets` (
	`round_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`revision_number` integer NOT NULL,
	`correction_reason` text NOT NULL,
	`prepared_by` text,
	`last_year_points` integer,
	`last_year_rank` integer,
	`last_year_unit_count` integer,
	`last_year_leaf_points` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`state` in ('draft', 'submitted', 'returned', 'signed')),
	CHECK (`revision_number` >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` text NOT NULL,
	CHECK (`active` in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `units_code_unique` ON `units` (`code`);
--> statement-breakpoint
CREATE TABLE `warning_explanations` (
	`round_id` text NOT NULL,
	`leaf_code` text NOT NULL,
	`text` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `leaf_code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evidence_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`number` text NOT NULL,
	`date` text NOT NULL,
	`issuer` text NOT NULL,
	`title` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	FOREIGN KEY (`sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evidence_links` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`leaf_code` text NOT NULL,
	`document_id` text NOT NULL,
	`section` text NOT NULL,
	`page` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `evidence_documents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_links_once` ON `evidence_links` (`round_id`,`leaf_code`,`document_id`);
--> statement-breakpoint
CREATE INDEX `evidence_links_by_document` ON `evidence_links` (`document_id`);
--> statement-breakpoint
CREATE TABLE `stored_files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`stored_at` text NOT NULL,
	CHECK (length(`sha256`) = 64),
	CHECK (`size` > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `appraised_leaves` (
	`round_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`leaf_code` text NOT NULL,
	`points` integer,
	`not_applicable` integer NOT NULL,
	`raw` text NOT NULL,
	`reason` text NOT NULL,
	`request` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `unit_id`, `leaf_code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `feedback_items` (
	`bundle_id` text NOT NULL,
	`round_id` text NOT NULL,
	`revision_number` integer NOT NULL,
	`leaf_code` text NOT NULL,
	`appraised_points` integer,
	`not_applicable` integer NOT NULL,
	`reason` text NOT NULL,
	`request` text NOT NULL,
	`deadline` text,
	`received_at` text NOT NULL,
	PRIMARY KEY(`bundle_id`, `leaf_code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `feedback_items_by_round` ON `feedback_items` (`round_id`,`revision_number`);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` text PRIMARY KEY NOT NULL,
	`bundle_id` text,
	`kind` text,
	`file_name` text NOT NULL,
	`fingerprint` text,
	`sender_id` text,
	`sender_name` text,
	`round_id` text,
	`revision` integer,
	`total` integer,
	`verdict` text NOT NULL,
	`step` text,
	`code` text,
	`subject` text NOT NULL,
	`received_at` text NOT NULL,
	CHECK (`verdict` in ('accepted', 'alreadyHeld', 'keptAside', 'refused'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `inbox_by_bundle` ON `inbox` (`bundle_id`);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`bundle_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`fingerprint` text NOT NULL,
	`size` integer NOT NULL,
	`receiver_id` text NOT NULL,
	`receiver_name` text NOT NULL,
	`round_id` text,
	`revision` integer,
	`created_at` text NOT NULL,
	`state` text NOT NULL,
	`state_at` text NOT NULL,
	`refusal_code` text,
	CHECK (`state` in ('created', 'saved', 'acknowledged', 'refused'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_by_round` ON `outbox` (`round_id`,`kind`);
--> statement-breakpoint
CREATE TABLE `revision_files` (
	`revision_id` text NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	PRIMARY KEY(`revision_id`, `sha256`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`content_json` text NOT NULL,
	`fingerprint` text NOT NULL,
	`signature` text NOT NULL,
	`signer_key` text NOT NULL,
	`total` integer NOT NULL,
	`maximum` integer NOT NULL,
	`signed_at` text NOT NULL,
	`signed_by` text NOT NULL,
	`correction_reason` text NOT NULL,
	`sealed_at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`number` >= 1),
	CHECK (length(`fingerprint`) = 64)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_once` ON `revisions` (`round_id`,`unit_id`,`number`);
--> statement-breakpoint
CREATE TRIGGER `audit_log_no_update` BEFORE UPDATE ON `audit_log`
BEGIN
	SELECT RAISE(ABORT, 'AUDIT_LOG_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_no_delete` BEFORE DELETE ON `audit_log`
BEGIN
	SELECT RAISE(ABORT, 'AUDIT_LOG_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `revisions_no_update` BEFORE UPDATE ON `revisions`
BEGIN
	SELECT RAISE(ABORT, 'REVISION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `revisions_no_delete` BEFORE DELETE ON `revisions`
BEGIN
	SELECT RAISE(ABORT, 'REVISION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `revision_files_no_update` BEFORE UPDATE ON `revision_files`
BEGIN
	SELECT RAISE(ABORT, 'REVISION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `revision_files_no_delete` BEFORE DELETE ON `revision_files`
BEGIN
	SELECT RAISE(ABORT, 'REVISION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `criteria_sets_no_update` BEFORE UPDATE ON `criteria_sets`
BEGIN
	SELECT RAISE(ABORT, 'CRITERIA_SET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `criteria_sets_no_delete` BEFORE DELETE ON `criteria_sets`
BEGIN
	SELECT RAISE(ABORT, 'CRITERIA_SET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_files_no_update` BEFORE UPDATE ON `stored_files`
BEGIN
	SELECT RAISE(ABORT, 'STORED_FILE_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `stored_files_no_delete` BEFORE DELETE ON `stored_files`
BEGIN
	SELECT RAISE(ABORT, 'STORED_FILE_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `units_no_delete` BEFORE DELETE ON `units`
BEGIN
	SELECT RAISE(ABORT, 'UNIT_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `inbox_no_update` BEFORE UPDATE ON `inbox`
BEGIN
	SELECT RAISE(ABORT, 'INBOX_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `inbox_no_delete` BEFORE DELETE ON `inbox`
BEGIN
	SELECT RAISE(ABORT, 'INBOX_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `outbox_no_delete` BEFORE DELETE ON `outbox`
BEGIN
	SELECT RAISE(ABORT, 'OUTBOX_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_insert_while_open` BEFORE INSERT ON `answers`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = NEW.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_update_while_open` BEFORE UPDATE ON `answers`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = NEW.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_delete_while_open` BEFORE DELETE ON `answers`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = OLD.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `evidence_links_insert_while_open` BEFORE INSERT ON `evidence_links`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = NEW.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `evidence_links_update_while_open` BEFORE UPDATE ON `evidence_links`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = NEW.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `evidence_links_delete_while_open` BEFORE DELETE ON `evidence_links`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = OLD.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `warning_explanations_insert_while_open` BEFORE INSERT ON `warning_explanations`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = NEW.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `warning_explanations_update_while_open` BEFORE UPDATE ON `warning_explanations`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = NEW.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `warning_explanations_delete_while_open` BEFORE DELETE ON `warning_explanations`
WHEN (SELECT `state` FROM `sheets` WHERE `round_id` = OLD.`round_id`) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `appraised_leaves_insert_while_open` BEFORE INSERT ON `appraised_leaves`
WHEN (SELECT `state` FROM `rounds` WHERE `id` = NEW.`round_id`) <> 'open'
BEGIN
	SELECT RAISE(ABORT, 'ROUND_CLOSED');
END;
--> statement-breakpoint
CREATE TRIGGER `appraised_leaves_update_while_open` BEFORE UPDATE ON `appraised_leaves`
WHEN (SELECT `state` FROM `rounds` WHERE `id` = NEW.`round_id`) <> 'open'
BEGIN
	SELECT RAISE(ABORT, 'ROUND_CLOSED');
END;
--> statement-breakpoint
CREATE TRIGGER `appraised_leaves_delete_while_open` BEFORE DELETE ON `appraised_leaves`
WHEN (SELECT `state` FROM `rounds` WHERE `id` = OLD.`round_id`) <> 'open'
BEGIN
	SELECT RAISE(ABORT, 'ROUND_CLOSED');
END;
