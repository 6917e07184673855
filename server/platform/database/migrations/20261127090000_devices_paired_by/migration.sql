-- Who made the code a device was paired with, as in the audit trail; empty where the office's or an operator's key did.
ALTER TABLE devices ADD COLUMN paired_by text NOT NULL DEFAULT '';
