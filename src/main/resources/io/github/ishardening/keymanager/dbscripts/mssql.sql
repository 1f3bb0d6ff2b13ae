-- API Manager's unique constraint on the consumer keys of Identity Server, for WSO2IDENTITY_DB.
-- Rows that stand in its way: SELECT CONSUMER_KEY FROM IDN_OAUTH_CONSUMER_APPS
--     GROUP BY CONSUMER_KEY HAVING COUNT(CONSUMER_KEY) > 1;
-- Run once: a second run fails, because the constraint is there, and changes nothing.

ALTER TABLE IDN_OAUTH_CONSUMER_APPS ADD CONSTRAINT UNIQUE_CONSUMER_KEY_CONSTRAINT UNIQUE (CONSUMER_KEY);
