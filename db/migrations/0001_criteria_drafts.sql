CREATE TABLE `criteria_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`criteria_set_hash` text NOT NULL,
	`replaces_hash` text NOT NULL,
	`code_map_json` text NOT NULL,
	`received_at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criteria_set_hash`) REFERENCES `criteria_sets`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `criteria_corrections_by_round` ON `criteria_corrections` (`round_id`,`received_at`);
--> statement-breakpoint
CREATE TABLE `criteria_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`based_on_hash` text,
	`published_hash` text,
	`revision` integer NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`year` text NOT NULL,
	`version` integer NOT NULL,
	`leaf_count` integer NOT NULL,
	`content_json` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`based_on_hash`) REFERENCES `criteria_sets`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_hash`) REFERENCES `criteria_sets`(`hash`) ON UPDATE no action ON DELETE no action,
	CHECK (`state` in ('open', 'published', 'archived')),
	CHECK (`source` in ('empty', 'set', 'workbook')),
	CHECK (`revision` >= 1),
	CHECK ((`state` = 'published') = (`published_hash` IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sheet_archives` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`criteria_set_hash` text NOT NULL,
	`moved_to_hash` text NOT NULL,
	`revision_number` integer NOT NULL,
	`answer_count` integer NOT NULL,
	`content_json` text NOT NULL,
	`code_map_json` text NOT NULL,
	`archived_at` text NOT NULL,
	`archived_by` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criteria_set_hash`) REFERENCES `criteria_sets`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moved_to_hash`) REFERENCES `criteria_sets`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sheet_archives_by_round` ON `sheet_archives` (`round_id`,`archived_at`);
--> statement-breakpoint
CREATE TRIGGER `criteria_drafts_no_delete` BEFORE DELETE ON `criteria_drafts`
BEGIN
	SELECT RAISE(ABORT, 'DRAFT_NEVER_DELETED');
END;
--> statement-breakpoint
CREATE TRIGGER `criteria_drafts_update_while_unpublished` BEFORE UPDATE ON `criteria_drafts`
WHEN OLD.`state` = 'published'
BEGIN
	SELECT RAISE(ABORT, 'DRAFT_PUBLISHED');
END;
--> statement-breakpoint
CREATE TRIGGER `criteria_corrections_no_update` BEFORE UPDATE ON `criteria_corrections`
BEGIN
	SELECT RAISE(ABORT, 'CORRECTION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `criteria_corrections_no_delete` BEFORE DELETE ON `criteria_corrections`
BEGIN
	SELECT RAISE(ABORT, 'CORRECTION_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `sheet_archives_no_update` BEFORE UPDATE ON `sheet_archives`
BEGIN
	SELECT RAISE(ABORT, 'SHEET_ARCHIVE_SEALED');
END;
--> statement-breakpoint
CREATE TRIGGER `sheet_archives_no_delete` BEFORE DELETE ON `sheet_archives`
BEGIN
	SELECT RAISE(ABORT, 'SHEET_ARCHIVE_SEALED');
END;
