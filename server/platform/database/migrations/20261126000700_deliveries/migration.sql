-- Work that failed is looked at by a person, who has it tried again or gives it up.
ALTER TABLE outbox
  -- When the last try failed; NULL again once it succeeded.
  ADD COLUMN failed_at timestamptz,
  -- Until when somebody has it in hand; whoever has it tried again must not start it a second time beside that.
  ADD COLUMN leased_until timestamptz,
  -- Why the office gave it up; one word of a closed set.
  ADD COLUMN drop_reason text,
  DROP CONSTRAINT outbox_state_check,
  ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'done', 'dead', 'dropped')),
  ADD CONSTRAINT outbox_dropped CHECK ((state = 'dropped') = (drop_reason IS NOT NULL));
