/** Identity Server 7 as API Manager's key manager: what it needs in its configuration and database, and its registration. */
package io.github.ishardening.keymanager;
