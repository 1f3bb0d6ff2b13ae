/** What an audit says: rules, findings, the policy that makes them fail a build, waivers, and reports. */
package io.github.ishardening.audit;
