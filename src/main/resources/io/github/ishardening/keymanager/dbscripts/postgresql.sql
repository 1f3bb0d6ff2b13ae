-- API Manager's unique constraint on the consumer keys of Identity Server, for WSO2IDENTITY_DB.
-- Rows that stand in its way: SELECT CONSUMER_KEY FROM IDN_OAUTH_CONSUMER_APPS
--     GROUP BY CONSUMER_KEY HAVING COUNT(CONSUMER_KEY) > 1;
-- Can be run again: nothing happens then.

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint
            WHERE conrelid = 'idn_oauth_consumer_apps'::regclass AND conname = 'unique_consumer_key_constraint') THEN
        ALTER TABLE IDN_OAUTH_CONSUMER_APPS
            ADD CONSTRAINT UNIQUE_CONSUMER_KEY_CONSTRAINT UNIQUE (CONSUMER_KEY);
    END IF;
END $$;
