/**
 * Third-party programs, and real servers, which are started from an unpacked distribution, queried from outside and
 * always stopped.
 */
package io.github.ishardening.oracle;
