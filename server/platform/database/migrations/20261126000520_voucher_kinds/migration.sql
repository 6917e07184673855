-- A membership in a group ends and may begin anew. Its spells stay: the book-keeper asks who was in when a voucher was taken.
ALTER TABLE acceptance_group_partners
  ADD COLUMN since timestamptz NOT NULL,
  ADD COLUMN until timestamptz CHECK (until >= since),
  DROP CONSTRAINT acceptance_group_partners_pkey,
  ADD PRIMARY KEY (network_id, group_id, partner_id, since);
-- What the redeem statement asks; nobody is in twice.
CREATE UNIQUE INDEX acceptance_group_partners_now ON acceptance_group_partners (network_id, group_id, partner_id) WHERE until IS NULL;
REVOKE UPDATE, DELETE ON acceptance_group_partners FROM twuster_app;
GRANT UPDATE (until) ON acceptance_group_partners TO twuster_app;

-- Names are what people tell groups and kinds apart by.
ALTER TABLE acceptance_groups ADD CONSTRAINT acceptance_groups_name UNIQUE (network_id, name);
ALTER TABLE voucher_kinds
  ADD CONSTRAINT voucher_kinds_name UNIQUE (network_id, name),
  ADD CONSTRAINT voucher_kinds_group UNIQUE (network_id, id, group_id);

-- A voucher's group is its kind's: what was sold under a rule keeps it.
ALTER TABLE passes
  ADD COLUMN voucher_kind_id uuid,
  ADD CONSTRAINT passes_kind_has_group CHECK ((voucher_kind_id IS NULL) = (group_id IS NULL)),
  ADD CONSTRAINT passes_group_of_kind FOREIGN KEY (network_id, voucher_kind_id, group_id) REFERENCES voucher_kinds (network_id, id, group_id);
CREATE INDEX passes_group ON passes (network_id, group_id) WHERE group_id IS NOT NULL;
-- A kind is renamed, priced anew, taken off; its group stays.
REVOKE UPDATE ON voucher_kinds FROM twuster_app;
GRANT UPDATE (name, denominations_cents, is_offered) ON voucher_kinds TO twuster_app;
