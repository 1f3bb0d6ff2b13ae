/** A WSO2 distribution, a zip or a directory: what it is, what is in it, and the edits staged for it. */
package io.github.ishardening.distribution;
