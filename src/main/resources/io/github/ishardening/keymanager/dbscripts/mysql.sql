-- API Manager's unique constraint on the consumer keys of Identity Server, for WSO2IDENTITY_DB.
-- Rows that stand in its way: SELECT CONSUMER_KEY FROM IDN_OAUTH_CONSUMER_APPS
--     GROUP BY CONSUMER_KEY HAVING COUNT(CONSUMER_KEY) > 1;
-- Can be run again: nothing happens then.

SET @missing = (SELECT COUNT(*) = 0 FROM information_schema.TABLE_CONSTRAINTS
    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'IDN_OAUTH_CONSUMER_APPS'
    AND CONSTRAINT_NAME = 'UNIQUE_CONSUMER_KEY_CONSTRAINT');
SET @change = IF(@missing,
    'ALTER TABLE IDN_OAUTH_CONSUMER_APPS ADD CONSTRAINT UNIQUE_CONSUMER_KEY_CONSTRAINT UNIQUE (CONSUMER_KEY)',
    'DO 0');
PREPARE change_once FROM @change;
EXECUTE change_once;
DEALLOCATE PREPARE change_once;
