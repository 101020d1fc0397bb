/** What services that build show besides a log: folded parts, marks at files, summaries. */
@NullMarked
package io.github.nanvix.maven.report.ci;

import org.jspecify.annotations.NullMarked;
