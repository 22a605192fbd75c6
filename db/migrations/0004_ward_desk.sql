CREATE TABLE `desk_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`content_json` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	CHECK (`id` = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `feedback_drafts` (
	`round_id` text NOT NULL,
	`bundle_id` text NOT NULL,
	`leaf_code` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`round_id`, `bundle_id`, `leaf_code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`kind` in ('accept', 'explain', 'evidence'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `feedback_responses` (
	`round_id` text NOT NULL,
	`bundle_id` text NOT NULL,
	`revision_number` integer NOT NULL,
	`leaf_code` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `bundle_id`, `leaf_code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`kind` in ('accept', 'explain', 'evidence')),
	CHECK (`revision_number` >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `file_checks` (
	`sha256` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`verdict` text NOT NULL,
	`checked_at` text NOT NULL,
	FOREIGN KEY (`sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action,
	CHECK (`kind` in ('pdf', 'image', 'docx', 'xlsx', 'text', 'other')),
	CHECK (`verdict` in ('good', 'encrypted', 'broken', 'unchecked'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `leader_looks` (
	`account_id` text NOT NULL,
	`round_id` text NOT NULL,
	`looked_at` text NOT NULL,
	`audit_seq` integer NOT NULL,
	PRIMARY KEY(`account_id`, `round_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `leaf_assignments` (
	`round_id` text NOT NULL,
	`leaf_code` text NOT NULL,
	`account_id` text,
	`assigned_at` text NOT NULL,
	`assigned_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `leaf_code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `merge_conflicts` (
	`id` text PRIMARY KEY NOT NULL,
	`part_id` text NOT NULL,
	`round_id` text NOT NULL,
	`leaf_code` text NOT NULL,
	`field` text NOT NULL,
	`base_json` text NOT NULL,
	`ours_json` text NOT NULL,
	`theirs_json` text NOT NULL,
	`state` text NOT NULL,
	`found_at` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	FOREIGN KEY (`part_id`) REFERENCES `work_parts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`state` in ('open', 'ours', 'theirs')),
	CHECK ((`state` = 'open') = (`decided_at` IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `merge_conflicts_by_round` ON `merge_conflicts` (`round_id`,`state`);--> statement-breakpoint
CREATE TABLE `scanned_files` (
	`folder` text NOT NULL,
	`name` text NOT NULL,
	`stamp` text NOT NULL,
	`state` text NOT NULL,
	`document_id` text,
	`at` text NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`folder`, `name`, `stamp`),
	CHECK (`state` in ('taken', 'dismissed')),
	CHECK ((`state` = 'taken') = (`document_id` IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `statistic_values` (
	`round_id` text NOT NULL,
	`code` text NOT NULL,
	`raw` text NOT NULL,
	`estimated` integer NOT NULL,
	`note` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `code`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`estimated` in (0, 1)),
	CHECK (`version` >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `work_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`direction` text NOT NULL,
	`round_id` text NOT NULL,
	`holder` text NOT NULL,
	`leaf_codes_json` text NOT NULL,
	`base_json` text NOT NULL,
	`secret` text NOT NULL,
	`state` text NOT NULL,
	`bundle_id` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`state_at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`direction` in ('sent', 'taken')),
	CHECK (`state` in ('out', 'returned', 'recalled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `work_parts_by_round` ON `work_parts` (`round_id`);--> statement-breakpoint
CREATE TABLE `received_payloads` (
	`bundle_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`round_id` text,
	`unit_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`content_json` text NOT NULL,
	`received_at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`kind` in ('results', 'statistics', 'report'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `received_payloads_by_round` ON `received_payloads` (`round_id`,`kind`,`unit_id`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text,
	`title` text NOT NULL,
	`number` text NOT NULL,
	`date` text NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`bundle_id` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reports_by_round` ON `reports` (`round_id`);--> statement-breakpoint
CREATE TABLE `round_publications` (
	`round_id` text PRIMARY KEY NOT NULL,
	`decision_json` text NOT NULL,
	`ranking_json` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `installation` ADD `part_id` text;--> statement-breakpoint
ALTER TABLE `sheets` ADD `last_year_answers` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence_documents` ADD `removed_at` text;--> statement-breakpoint
ALTER TABLE `evidence_documents` ADD `removed_by` text;--> statement-breakpoint
ALTER TABLE `inbox` ADD `kept_name` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `sealed_for` text;
--> statement-breakpoint
ALTER TABLE `inbox` ADD `check_json` text;
--> statement-breakpoint
ALTER TABLE `feedback_items` ADD `self_points` integer;
--> statement-breakpoint
ALTER TABLE `feedback_items` ADD `self_status` text;
--> statement-breakpoint
CREATE TRIGGER `round_publications_no_update` BEFORE UPDATE ON `round_publications`
WHEN OLD.decision_json <> 'null'
	OR NEW.round_id <> OLD.round_id
	OR NEW.ranking_json <> OLD.ranking_json
	OR NEW.published_at <> OLD.published_at
	OR NEW.published_by <> OLD.published_by
BEGIN
	SELECT RAISE(ABORT, 'PUBLICATION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `round_publications_no_delete` BEFORE DELETE ON `round_publications`
BEGIN
	SELECT RAISE(ABORT, 'PUBLICATION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `received_payloads_no_update` BEFORE UPDATE ON `received_payloads`
BEGIN
	SELECT RAISE(ABORT, 'RECEIVED_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `received_payloads_no_delete` BEFORE DELETE ON `received_payloads`
BEGIN
	SELECT RAISE(ABORT, 'RECEIVED_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `work_parts_no_delete` BEFORE DELETE ON `work_parts`
BEGIN
	SELECT RAISE(ABORT, 'WORK_PART_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `merge_conflicts_no_delete` BEFORE DELETE ON `merge_conflicts`
BEGIN
	SELECT RAISE(ABORT, 'MERGE_CONFLICT_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_no_delete` BEFORE DELETE ON `reports`
BEGIN
	SELECT RAISE(ABORT, 'REPORT_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_no_update` BEFORE UPDATE ON `reports`
WHEN NEW.id <> OLD.id
	OR NEW.round_id IS NOT OLD.round_id
	OR NEW.title <> OLD.title
	OR NEW.number <> OLD.number
	OR NEW.date <> OLD.date
	OR NEW.sha256 <> OLD.sha256
	OR NEW.file_name <> OLD.file_name
BEGIN
	SELECT RAISE(ABORT, 'REPORT_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_insert_in_open_round` BEFORE INSERT ON `answers`
WHEN (SELECT `state` FROM `rounds` WHERE `id` = NEW.`round_id`) <> 'open'
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_update_in_open_round` BEFORE UPDATE ON `answers`
WHEN (SELECT `state` FROM `rounds` WHERE `id` = NEW.`round_id`) <> 'open'
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `answers_delete_in_open_round` BEFORE DELETE ON `answers`
WHEN (SELECT `state` FROM `rounds` WHERE `id` = OLD.`round_id`) <> 'open'
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `revisions_insert_in_open_round` BEFORE INSERT ON `revisions`
WHEN (SELECT `state` FROM `rounds` WHERE `id` = NEW.`round_id`) <> 'open'
BEGIN
	SELECT RAISE(ABORT, 'ROUND_CLOSED');
END;
--> statement-breakpoint
CREATE TRIGGER `evidence_documents_no_delete` BEFORE DELETE ON `evidence_documents`
BEGIN
	SELECT RAISE(ABORT, 'DOCUMENT_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `feedback_responses_sealed_insert` BEFORE INSERT ON `feedback_responses`
WHEN (SELECT state FROM sheets WHERE round_id = NEW.round_id) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `feedback_responses_sealed_update` BEFORE UPDATE ON `feedback_responses`
WHEN (SELECT state FROM sheets WHERE round_id = OLD.round_id) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `feedback_responses_sealed_delete` BEFORE DELETE ON `feedback_responses`
WHEN (SELECT state FROM sheets WHERE round_id = OLD.round_id) IN ('submitted', 'signed')
BEGIN
	SELECT RAISE(ABORT, 'SHEET_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `sheets_in_part_update` BEFORE UPDATE OF `state` ON `sheets`
WHEN NEW.state IN ('submitted', 'signed') AND EXISTS (SELECT 1 FROM installation WHERE part_id IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'PART_CANNOT_SIGN');
END;
--> statement-breakpoint
CREATE TRIGGER `revisions_in_part_insert` BEFORE INSERT ON `revisions`
WHEN EXISTS (SELECT 1 FROM installation WHERE part_id IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'PART_CANNOT_SIGN');
END;
