// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.configure;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.store.Maker;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers that configure need not find out: those of the pin catalogue, {@code
 * answers/<name>.cache}, where they are for exactly the same inputs; else those that the store has
 * kept of an earlier call.
 */
public record KnownAnswers(PinCatalog pins) {
  private static final Logger LOG = LoggerFactory.getLogger(KnownAnswers.class);

  /**
   * The answers for a call.
   *
   * @param maker provides what an earlier call has found out
   */
  public Answers of(Configure call, Maker maker) {
    return call.serving(found(call.asked(), maker));
  }

  private Answers found(Configure configure, Maker maker) {
    Optional<KeptAnswers> pinned = pinned(configure);
    // Also those that are for something else: whoever edits them wants to know what is wrong.
    Optional<Answers> answers = pinned.map(KeptAnswers::answers);
    Optional<String> difference = pinned.flatMap(kept -> kept.difference(configure));
    difference.ifPresent(
        why ->
            LOG.info(
                "Configure of {} finds everything out itself; \"{}\" is not for it: {}.",
                configure.subject(),
                document(configure),
                why));
    if (answers.isPresent() && difference.isEmpty()) {
      return answers.get();
    }
    return configure.keepsAnswers() ? asked(configure, maker).answers() : Answers.NONE;
  }

  /**
   * The digest of the catalogue's answers for a call, an input of the step that makes it: answers
   * of the store follow from the call, those of the catalogue are somebody's word.
   */
  public Optional<Sha256> pinnedFor(Configure call) {
    Configure asked = call.asked();
    return pinned(asked)
        .filter(answers -> answers.difference(asked).isEmpty())
        .map(answers -> Sha256.of(answers.text()));
  }

  /** Writes the answers for a call, found out by it, as a file for the pin catalogue. */
  public static Path write(Configure configure, Path directory, Maker maker) {
    Path file = directory.resolve(configure.name() + ".cache");
    try {
      Files.createDirectories(directory);
      return Files.writeString(file, asked(configure.asked(), maker).text());
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
  }

  private static KeptAnswers asked(Configure configure, Maker maker) {
    StoreEntry entry = maker.make(new AskedAnswers(configure));
    try {
      return AskedAnswers.in(entry, configure);
    } catch (IOException e) {
      throw DiskFailure.of("read the answers of configure in", entry.tree(), e);
    }
  }

  private Optional<KeptAnswers> pinned(Configure configure) {
    String document = document(configure);
    return pins.find(document)
        .map(bytes -> KeptAnswers.parse(document, new String(bytes, StandardCharsets.UTF_8)));
  }

  private static String document(Configure configure) {
    return "answers/" + configure.name() + ".cache";
  }
}
