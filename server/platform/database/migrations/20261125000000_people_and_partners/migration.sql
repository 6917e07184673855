-- People sign in once and may belong to several towns: they are, beside the directory of slugs, what no network leads
-- (docs/decisions/0002). An address is kept as HMAC to find and as JWE to write to.
CREATE TABLE people (
  id uuid PRIMARY KEY,
  email_hmac bytea NOT NULL UNIQUE,
  email_sealed text NOT NULL,
  created_at timestamptz NOT NULL
);

-- A link by mail: good once, for a short while. Its secret is derived from the id and stored nowhere.
CREATE TABLE sign_in_links (
  id uuid PRIMARY KEY,
  network_id uuid NOT NULL REFERENCES networks (id),
  email_hmac bytea NOT NULL,
  email_sealed text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  secret_hmac bytea NOT NULL,
  -- What the browser calls itself, for the list of places one is signed in at.
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX sessions_person ON sessions (person_id);

CREATE TABLE passkeys (
  credential_id text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL DEFAULT '{}',
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX passkeys_person ON passkeys (person_id);

-- What a passkey has to sign, once.
CREATE TABLE passkey_challenges (
  challenge text PRIMARY KEY,
  -- Whose passkey is being made; NULL: somebody signs in.
  person_id uuid REFERENCES people (id),
  expires_at timestamptz NOT NULL
);

ALTER TABLE partners
  ADD COLUMN slug text CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  ADD COLUMN kind text NOT NULL DEFAULT 'shop'
    CHECK (kind IN ('shop', 'restaurant', 'producer', 'market_trader', 'club', 'service', 'public_body')),
  -- Who it is (DSA Art. 30, § 5 DDG); shown on its public page, the account excepted.
  ADD COLUMN legal_name text NOT NULL DEFAULT '',
  ADD COLUMN street text NOT NULL DEFAULT '',
  ADD COLUMN postal_code text NOT NULL DEFAULT '',
  ADD COLUMN city text NOT NULL DEFAULT '',
  ADD COLUMN phone text NOT NULL DEFAULT '',
  ADD COLUMN email text NOT NULL DEFAULT '',
  ADD COLUMN website text NOT NULL DEFAULT '',
  ADD COLUMN register_number text NOT NULL DEFAULT '',
  ADD COLUMN account_holder text NOT NULL DEFAULT '',
  ADD COLUMN iban_sealed text,
  ADD COLUMN certified_at timestamptz,
  ADD COLUMN categories text[] NOT NULL DEFAULT '{}',
  ADD COLUMN story text NOT NULL DEFAULT '',
  ADD COLUMN hours jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  ADD COLUMN is_listed boolean NOT NULL DEFAULT false,
  ADD COLUMN suspended_reason text,
  ADD COLUMN wants_day_end_mail boolean NOT NULL DEFAULT false,
  -- Most that scanners embedded in the partner's own pages may take a day, in cents.
  ADD COLUMN embedded_limit_cents integer NOT NULL DEFAULT 50000 CHECK (embedded_limit_cents >= 0),
  ADD CONSTRAINT partners_slug UNIQUE (network_id, slug);

CREATE TABLE memberships (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  partner_id uuid,
  role text NOT NULL CHECK (role IN ('operator', 'owner', 'staff', 'helper')),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id),
  CHECK ((role = 'operator') = (partner_id IS NULL)),
  CONSTRAINT memberships_once UNIQUE NULLS NOT DISTINCT (network_id, person_id, partner_id)
);
CREATE INDEX memberships_partner ON memberships (network_id, partner_id);

CREATE TABLE applications (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('unconfirmed', 'submitted', 'asked', 'approved', 'declined')),
  kind text NOT NULL,
  name text NOT NULL,
  email_hmac bytea NOT NULL,
  -- JWE of everything that was filled in; erased when a declined application is old.
  sealed text,
  -- What the operator asks back, or why it declined; in words for the applicant.
  message text,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  partner_id uuid,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id),
  CHECK ((state IN ('approved', 'declined')) = (decided_at IS NOT NULL)),
  CHECK ((state = 'approved') = (partner_id IS NOT NULL))
);
CREATE INDEX applications_state ON applications (network_id, state);

-- Pictures as we encoded them; what was uploaded is not kept.
CREATE TABLE partner_pictures (
  network_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  position integer NOT NULL,
  alt text NOT NULL,
  width integer NOT NULL CHECK (width BETWEEN 1 AND 4096),
  height integer NOT NULL CHECK (height BETWEEN 1 AND 4096),
  content bytea NOT NULL CHECK (octet_length(content) <= 1000000),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id)
);
CREATE INDEX partner_pictures_partner ON partner_pictures (network_id, partner_id, position);

ALTER TABLE sites ADD COLUMN last_seen_at timestamptz;
-- Keys that were replaced go on working for a while.
CREATE TABLE retired_site_keys (
  network_id uuid NOT NULL,
  key text NOT NULL,
  site_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, key),
  FOREIGN KEY (network_id, site_id) REFERENCES sites (network_id, id)
);

ALTER TABLE devices
  ADD COLUMN last_used_at timestamptz,
  -- A helper's phone ends with the event.
  ADD COLUMN expires_at timestamptz;
ALTER TABLE pairing_codes
  ADD COLUMN device_expires_at timestamptz,
  -- How many phones it may still pair; a helper's link is sent to a group.
  ADD COLUMN uses_left integer NOT NULL DEFAULT 1 CHECK (uses_left >= 0),
  ADD COLUMN created_by text NOT NULL DEFAULT '';

-- Sub-networks: a voucher of a kind with a group is taken by the group's partners only.
CREATE TABLE acceptance_groups (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id)
);
CREATE TABLE acceptance_group_partners (
  network_id uuid NOT NULL,
  group_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  PRIMARY KEY (network_id, group_id, partner_id),
  FOREIGN KEY (network_id, group_id) REFERENCES acceptance_groups (network_id, id),
  FOREIGN KEY (network_id, partner_id) REFERENCES partners (network_id, id)
);
CREATE TABLE voucher_kinds (
  network_id uuid NOT NULL REFERENCES networks (id),
  id uuid NOT NULL,
  name text NOT NULL,
  group_id uuid NOT NULL,
  denominations_cents integer[] NOT NULL CHECK (cardinality(denominations_cents) BETWEEN 1 AND 12 AND 0 < ALL (denominations_cents)),
  is_offered boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, group_id) REFERENCES acceptance_groups (network_id, id)
);
ALTER TABLE order_lines
  ADD COLUMN voucher_kind_id uuid,
  ADD FOREIGN KEY (network_id, voucher_kind_id) REFERENCES voucher_kinds (network_id, id);
ALTER TABLE passes
  -- NULL: every partner of the network takes it.
  ADD COLUMN group_id uuid,
  ADD FOREIGN KEY (network_id, group_id) REFERENCES acceptance_groups (network_id, id);

ALTER TABLE networks
  -- Two-digit postcode areas of the limited network (BMF of 15 March 2022).
  ADD COLUMN postcode_areas text[] NOT NULL DEFAULT '{}',
  ADD COLUMN texts jsonb NOT NULL DEFAULT '{}';

-- Rows of the audit are sealed in batches: each seal hashes its rows and the seal before it.
CREATE TABLE audit_seals (
  network_id uuid NOT NULL REFERENCES networks (id),
  number integer NOT NULL CHECK (number > 0),
  previous bytea NOT NULL,
  digest bytea NOT NULL,
  row_count integer NOT NULL CHECK (row_count > 0),
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (network_id, number)
);
CREATE TABLE audit_sealed_rows (
  network_id uuid NOT NULL,
  audit_id uuid NOT NULL,
  seal integer NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (network_id, audit_id),
  UNIQUE (network_id, seal, position),
  FOREIGN KEY (network_id, seal) REFERENCES audit_seals (network_id, number)
);

-- A town may be renamed, not moved: its slug, mode and time zone are in what was printed and booked.
GRANT UPDATE (town, voucher_name, brand_color, issuer_name, issuer_street, issuer_postal_code, issuer_city, issuer_email, iban, bic,
  denominations_cents, max_vouchers, postcode_areas, texts) ON networks TO twuster_app;
GRANT SELECT, INSERT, UPDATE ON people, memberships, applications, acceptance_groups, voucher_kinds TO twuster_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_links, sessions, passkeys, passkey_challenges, partner_pictures, retired_site_keys,
  acceptance_group_partners TO twuster_app;
GRANT SELECT, INSERT ON audit_seals, audit_sealed_rows TO twuster_app;
