// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Under which circumstances one of the two builds runs.
 *
 * @param name what the build is called, also the directory of its files
 * @param checkout where in that directory the checkout lies; never equal nor equally deep
 * @param umask as umask(1) takes it; the files of the checkout have modes to match
 * @param zone value of {@code TZ}
 * @param locale value of {@code LANG} and {@code LC_ALL}
 * @param user value of {@code USER} and {@code LOGNAME}
 * @param threads Maven's option {@code -T}
 * @param jobs value of {@code nanvix.jobs}
 */
record Circumstances(
    String name,
    String checkout,
    String umask,
    String zone,
    String locale,
    String user,
    int threads,
    int jobs) {
  static final Circumstances FIRST =
      new Circumstances("first", "checkout", "022", "UTC", "C.UTF-8", "somebody", 1, 1);

  // A zone that is no whole number of hours off; a locale without UTF-8.
  static final Circumstances SECOND =
      new Circumstances(
          "second", "some/other/place", "077", "Asia/Kathmandu", "C", "nanvix-reproduce", 2, 3);

  /** What of it differs from another's. */
  List<Variation> against(Circumstances other) {
    List<Variation> varied = new ArrayList<>();
    varied.add(new Variation.Varied("directory", directory(), other.directory()));
    varied.add(new Variation.Varied("umask", umask, other.umask));
    varied.add(new Variation.Varied("TZ", zone, other.zone));
    varied.add(new Variation.Varied("LANG, LC_ALL", locale, other.locale));
    varied.add(new Variation.Varied("USER, LOGNAME", user, other.user));
    varied.add(new Variation.Varied("HOME", name + "/home", other.name + "/home"));
    varied.add(new Variation.Varied("Maven's threads", "-T" + threads, "-T" + other.threads));
    varied.add(
        new Variation.Varied("nanvix.jobs", String.valueOf(jobs), String.valueOf(other.jobs)));
    return varied;
  }

  /** Variables of the environment, except {@code HOME}. */
  Map<String, String> environment() {
    return Map.of("TZ", zone, "LANG", locale, "LC_ALL", locale, "USER", user, "LOGNAME", user);
  }

  private String directory() {
    return name + "/" + checkout;
  }
}
