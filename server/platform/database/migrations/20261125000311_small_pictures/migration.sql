-- Every picture is kept in two sizes: a list of shops must not fetch the large ones.
ALTER TABLE partner_pictures
  ADD COLUMN small bytea NOT NULL CHECK (octet_length(small) <= 200000);
