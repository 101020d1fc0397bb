/** One image, told to reviewers: a page, data, a summary for a pull request, and its graph. */
@NullMarked
package io.github.nanvix.maven.report.image;

import org.jspecify.annotations.NullMarked;
