-- Where machines stand. Each place has a /13 of private addresses, half a million; a place that fills up, or a new one, is a
-- later migration.
insert into datacenter (code, city, country, region, ordinal, network) values
  ('rbx', 'Roubaix', 'FR', 'europe', 1, '10.0.0.0/13'),
  ('gra', 'Gravelines', 'FR', 'europe', 2, '10.8.0.0/13'),
  ('sbg', 'Strasbourg', 'FR', 'europe', 3, '10.16.0.0/13'),
  ('par', 'Paris', 'FR', 'europe', 4, '10.24.0.0/13'),
  ('fra', 'Frankfurt', 'DE', 'europe', 5, '10.32.0.0/13'),
  ('lim', 'Limburg', 'DE', 'europe', 6, '10.40.0.0/13'),
  ('lon', 'London', 'GB', 'europe', 7, '10.48.0.0/13'),
  ('waw', 'Warsaw', 'PL', 'europe', 8, '10.56.0.0/13'),
  ('mil', 'Milan', 'IT', 'europe', 9, '10.64.0.0/13'),
  ('mad', 'Madrid', 'ES', 'europe', 10, '10.72.0.0/13'),
  ('ams', 'Amsterdam', 'NL', 'europe', 11, '10.80.0.0/13'),
  ('zrh', 'Zurich', 'CH', 'europe', 12, '10.88.0.0/13'),
  ('hel', 'Helsinki', 'FI', 'europe', 13, '10.96.0.0/13'),
  ('bhs', 'Beauharnois', 'CA', 'canada', 14, '10.104.0.0/13'),
  ('yyz', 'Toronto', 'CA', 'canada', 15, '10.112.0.0/13'),
  ('vin', 'Vint Hill', 'US', 'united_states', 16, '10.120.0.0/13'),
  ('hil', 'Hillsboro', 'US', 'united_states', 17, '10.128.0.0/13'),
  ('dfw', 'Dallas', 'US', 'united_states', 18, '10.136.0.0/13'),
  ('sgp', 'Singapore', 'SG', 'asia_pacific', 19, '10.144.0.0/13'),
  ('syd', 'Sydney', 'AU', 'asia_pacific', 20, '10.152.0.0/13'),
  ('ynm', 'Mumbai', 'IN', 'asia_pacific', 21, '10.160.0.0/13'),
  ('mum', 'Mumbai', 'IN', 'asia_pacific', 22, '10.168.0.0/13'),
  ('tyo', 'Tokyo', 'JP', 'asia_pacific', 23, '10.176.0.0/13'),
  ('sao', 'São Paulo', 'BR', 'south_america', 24, '10.184.0.0/13'),
  ('tun', 'Tunis', 'TN', 'africa', 25, '10.192.0.0/13'),
  ('jnb', 'Johannesburg', 'ZA', 'africa', 26, '10.200.0.0/13');

-- 254 hosts in each /24, and never more than the 24 bits that IPv6 has for them.
insert into pool (code, size)
select 'addresses:' || code, least(16777216, (2 ^ (24 - masklen(network)))::bigint * 254) from datacenter
union all
select 'names:' || kind, 1000000000 from unnest(array['Server', 'Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine']) as kind
union all
select 'numbers', 1000000000;
