-- Which redemptions came from a page other than ours: a partner's daily limit for those counts them.
CREATE TABLE embedded_uses (
  network_id uuid NOT NULL,
  receipt_number text NOT NULL,
  partner_id uuid NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, receipt_number),
  FOREIGN KEY (network_id, receipt_number) REFERENCES uses (network_id, receipt_number),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id)
);
CREATE INDEX embedded_uses_day ON embedded_uses (network_id, partner_id, used_at);
GRANT SELECT, INSERT ON embedded_uses TO twuster_app;

-- A desk reads its own day and what it is owed.
CREATE INDEX uses_partner_day ON uses (network_id, partner_id, used_at);
CREATE INDEX ledger_entries_partner ON ledger_entries (network_id, partner_id) WHERE account = 'partner_payable';
