-- The network id leads every key, so that the tables can be split by network (docs/decisions/0002).
-- Codes, e-mail addresses and greetings are never stored in clear: HMAC to find, JWE to keep.

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'twuster_app') THEN CREATE ROLE twuster_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another schema's migration made it just now
END $$;

CREATE TABLE networks (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$' AND slug NOT IN ('v1', 'docs', 'hub', 'assets')),
  mode text NOT NULL CHECK (mode IN ('test', 'live')),
  town text NOT NULL,
  voucher_name text NOT NULL,
  brand_color text NOT NULL CHECK (brand_color ~ '^#[0-9a-f]{6}$'),
  issuer_name text NOT NULL,
  issuer_street text NOT NULL,
  issuer_postal_code text NOT NULL,
  issuer_city text NOT NULL,
  issuer_email text NOT NULL,
  iban text NOT NULL,
  bic text NOT NULL,
  denominations_cents integer[] NOT NULL CHECK (cardinality(denominations_cents) BETWEEN 1 AND 12 AND 0 < ALL (denominations_cents)),
  max_vouchers integer NOT NULL CHECK (max_vouchers BETWEEN 1 AND 100),
  time_zone text NOT NULL DEFAULT 'Europe/Berlin',
  created_at timestamptz NOT NULL
);

CREATE TABLE partners (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  name text NOT NULL,
  -- Where its devices may call from, beside the API's own origin; opt-in.
  scanner_origins text[] NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id)
);

CREATE TABLE sites (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  key text NOT NULL,
  origins text[] NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, key),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id)
);

-- Who may work in the issuer's office until people sign in: a long random key, stored as HMAC.
CREATE TABLE operator_keys (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  label text NOT NULL,
  key_hmac bytea NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, key_hmac)
);

CREATE TABLE devices (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  -- A key device signs with WebCrypto; a form device (no scripts) carries a secret in a cookie.
  public_key jsonb,
  secret_hmac bytea,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
  paired_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id),
  CHECK ((public_key IS NULL) <> (secret_hmac IS NULL))
);

CREATE TABLE pairing_codes (
  network_id uuid NOT NULL,
  code_hmac bytea NOT NULL,
  partner_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (network_id, code_hmac),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id)
);

CREATE TABLE orders (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  number text NOT NULL,
  site_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('placed', 'paid', 'fulfilled', 'cancelled')),
  total_cents integer NOT NULL CHECK (total_cents > 0),
  payment_method text NOT NULL,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  -- JWE of e-mail, recipient and greeting; erased 30 days after delivery.
  contact_sealed text,
  deliver_on date,
  placed_at timestamptz NOT NULL,
  paid_at timestamptz,
  fulfilled_at timestamptz,
  erase_after timestamptz,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, number),
  FOREIGN KEY (network_id, site_id) REFERENCES sites (network_id, id),
  CHECK ((state IN ('paid', 'fulfilled')) = (paid_at IS NOT NULL)),
  CHECK ((state = 'fulfilled') = (fulfilled_at IS NOT NULL))
);

CREATE TABLE order_lines (
  network_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line integer NOT NULL CHECK (line > 0),
  kind text NOT NULL,
  value_cents integer NOT NULL CHECK (value_cents > 0),
  quantity integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (network_id, order_id, line),
  FOREIGN KEY (network_id, order_id) REFERENCES orders (network_id, id)
);

CREATE TABLE payments (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  method text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'paid', 'failed')),
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  -- ISO 11649, what a transfer carries.
  reference text NOT NULL,
  provider_payment_id text,
  redirect_url text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, reference),
  UNIQUE (network_id, method, provider_payment_id),
  FOREIGN KEY (network_id, order_id) REFERENCES orders (network_id, id)
);
CREATE INDEX payments_order ON payments (network_id, order_id);
CREATE UNIQUE INDEX payments_paid_once ON payments (network_id, order_id) WHERE state = 'paid';

-- Money that really came, each booking of its source once; `review` waits for a person.
CREATE TABLE receipts (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  source text NOT NULL,
  source_reference text NOT NULL,
  order_id uuid,
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  state text NOT NULL CHECK (state IN ('assigned', 'review')),
  reason text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, source, source_reference),
  FOREIGN KEY (network_id, order_id) REFERENCES orders (network_id, id),
  CHECK ((state = 'review') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX receipts_order_paid_once ON receipts (network_id, order_id) WHERE state = 'assigned';

CREATE TABLE passes (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('voucher')),
  code_hmac bytea NOT NULL,
  code_last4 text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'held', 'locked', 'redeemed', 'void', 'replaced', 'refunded', 'expired')),
  value_cents integer NOT NULL CHECK (value_cents > 0),
  valid_until date NOT NULL,
  is_training boolean NOT NULL DEFAULT false,
  -- Raised by every undo; part of the key of a use.
  cycle integer NOT NULL DEFAULT 0 CHECK (cycle >= 0),
  order_id uuid,
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  UNIQUE (network_id, code_hmac),
  FOREIGN KEY (network_id, order_id) REFERENCES orders (network_id, id),
  CHECK (NOT is_training OR state = 'open')
);
CREATE INDEX passes_order ON passes (network_id, order_id);
CREATE INDEX passes_valid_until ON passes (network_id, valid_until) WHERE state IN ('open', 'held', 'locked');

-- The code itself, as a JWE, until 30 days after delivery: a lost mail can be sent again.
CREATE TABLE sealed_codes (
  network_id uuid NOT NULL,
  pass_id uuid NOT NULL,
  sealed text NOT NULL,
  erase_after timestamptz NOT NULL,
  PRIMARY KEY (network_id, pass_id),
  FOREIGN KEY (network_id, pass_id) REFERENCES passes (network_id, id)
);
CREATE INDEX sealed_codes_erase ON sealed_codes (network_id, erase_after);

CREATE TABLE uses (
  network_id uuid NOT NULL,
  pass_id uuid NOT NULL,
  entitlement integer NOT NULL DEFAULT 1,
  cycle integer NOT NULL,
  receipt_number text NOT NULL,
  partner_id uuid NOT NULL,
  device_id uuid NOT NULL,
  value_cents integer NOT NULL CHECK (value_cents > 0),
  partner_receipt text,
  used_at timestamptz NOT NULL,
  CONSTRAINT uses_once PRIMARY KEY (network_id, pass_id, entitlement, cycle),
  UNIQUE (network_id, receipt_number),
  FOREIGN KEY (network_id, pass_id) REFERENCES passes (network_id, id),
  FOREIGN KEY (network_id, device_id) REFERENCES devices (network_id, id)
);

CREATE TABLE use_reversals (
  network_id uuid NOT NULL,
  pass_id uuid NOT NULL,
  entitlement integer NOT NULL DEFAULT 1,
  cycle integer NOT NULL,
  device_id uuid NOT NULL,
  reason text NOT NULL,
  reversed_at timestamptz NOT NULL,
  CONSTRAINT use_reversals_once PRIMARY KEY (network_id, pass_id, entitlement, cycle),
  FOREIGN KEY (network_id, pass_id, entitlement, cycle) REFERENCES uses (network_id, pass_id, entitlement, cycle)
);

CREATE TABLE use_notes (
  network_id uuid NOT NULL,
  receipt_number text NOT NULL,
  partner_receipt text NOT NULL,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, receipt_number),
  FOREIGN KEY (network_id, receipt_number) REFERENCES uses (network_id, receipt_number)
);

CREATE TABLE ledger_transactions (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('receipt', 'issue', 'redemption', 'reversal', 'expiry', 'void', 'refund')),
  -- What it books: a receipt, a pass, or a pass and cycle. Booked once per kind.
  source text NOT NULL,
  booked_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  CONSTRAINT ledger_transactions_once UNIQUE (network_id, kind, source)
);

-- Debit positive, credit negative.
CREATE TABLE ledger_entries (
  network_id uuid NOT NULL,
  transaction_id uuid NOT NULL,
  line integer NOT NULL CHECK (line > 0),
  account text NOT NULL CHECK (account IN ('issuer_bank', 'prepaid_orders', 'unassigned_receipts', 'voucher_liability',
    'partner_payable', 'expired_vouchers', 'voided_vouchers')),
  partner_id uuid,
  amount_cents integer NOT NULL CHECK (amount_cents <> 0),
  PRIMARY KEY (network_id, transaction_id, line),
  FOREIGN KEY (network_id, transaction_id) REFERENCES ledger_transactions (network_id, id),
  CHECK ((account = 'partner_payable') = (partner_id IS NOT NULL))
);

-- The entries of a transaction are written by one statement, and that statement adds up to zero.
CREATE FUNCTION ledger_entries_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added GROUP BY network_id, transaction_id HAVING sum(amount_cents) <> 0) THEN
    RAISE EXCEPTION 'a ledger transaction does not add up to zero' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_balance';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_balance();

-- Answers kept for idempotency hold ids, never bodies.
CREATE TABLE idempotency_keys (
  network_id uuid NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  request_hmac bytea NOT NULL,
  outcome text NOT NULL,
  subject_id text,
  created_at timestamptz NOT NULL,
  CONSTRAINT idempotency_keys_once PRIMARY KEY (network_id, actor, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (network_id, created_at);

CREATE TABLE outbox (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  topic text NOT NULL,
  -- What the job is about; the same topic and subject is queued once.
  subject_id text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  CONSTRAINT outbox_once UNIQUE (network_id, topic, subject_id)
);
CREATE INDEX outbox_due ON outbox (run_at) WHERE state = 'waiting';

CREATE TABLE audit (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  PRIMARY KEY (network_id, id)
);

-- Failed tries by address (as HMAC) and minute: unknown codes, wrong tokens, wrong pairing codes.
CREATE TABLE failures (
  network_id uuid NOT NULL,
  bucket bytea NOT NULL,
  minute timestamptz NOT NULL,
  tries integer NOT NULL,
  PRIMARY KEY (network_id, bucket, minute)
);

-- The application may not rewrite history.
DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO twuster_app', current_schema()); END $$;
GRANT SELECT ON networks, _prisma_migrations TO twuster_app;
GRANT SELECT, INSERT, UPDATE ON partners, sites, operator_keys, devices, pairing_codes, orders, payments, passes TO twuster_app;
GRANT INSERT ON networks TO twuster_app;
GRANT SELECT, INSERT ON order_lines, receipts, uses, use_reversals, use_notes, ledger_transactions, ledger_entries, audit TO twuster_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sealed_codes, idempotency_keys, outbox, failures TO twuster_app;
