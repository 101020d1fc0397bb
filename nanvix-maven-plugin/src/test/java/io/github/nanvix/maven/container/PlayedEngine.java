// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shell script with the command line of a container engine: a container is this machine, with the
 * environment and the working directory that were asked for.
 *
 * <p>It writes down each call in {@code calls}, and takes answers out of files beside it: what
 * {@code version} and {@code info} say, and for each image a file {@code images/NAME@sha256:…} or
 * {@code images/NAME} with what is known of it; {@code registry} holds what can be pulled.
 */
public final class PlayedEngine {
  private static final String SCRIPT =
      """
      #!/bin/sh
      here=@here@
      echo "$*" >> $here/calls
      file() { echo "$1" | tr / _; }
      case $1 in
      --version) cat $here/version ;;
      info) cat $here/info ;;
      image)
        image=$here/images/$(file "$5")
        [ -e $image ] || { echo "Error: no such image $5" >&2; exit 125; }
        case $4 in *Size*) echo "0 bytes in 1 layers" ;; *) cat $image ;; esac ;;
      pull)
        pulled=$here/registry/$(file "$3")
        [ -e $pulled ] || { echo "Error: manifest unknown" >&2; exit 125; }
        cp $pulled $here/images/ ;;
      rm) echo removed >> $here/removed ;;
      run)
        shift
        set -- "$@" --end--
        environment=
        while [ "$1" != --entrypoint ]; do
          case $1 in
          --env)
            case $2 in *=*) ;; *) eval "value=\\$$2"; environment="$environment $2=$value" ;; esac
            case $2 in *=*) environment="$environment '$2'" ;; esac
            shift ;;
          --workdir) cd "$2" || exit 125; shift ;;
          esac
          shift
        done
        program=$2
        shift 3
        arguments=
        while [ "$1" != --end-- ]; do
          arguments="$arguments '$(printf %s "$1" | sed "s/'/'\\\\\\\\''/g")'"
          shift
        done
        if [ -e $here/empty ]; then
          echo "Error: crun: executable file '$program' not found in \\$PATH" >&2
          exit 127
        fi
        eval "exec env -i $environment $program $arguments" ;;
      esac
      """;

  private final Path home;

  /** An engine in a directory of its own, without images. */
  public PlayedEngine(Path home) throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("images"));
    Files.createDirectories(home.resolve("registry"));
    say("version", "podman version 4.3.1");
    say("info", "false");
    Files.writeString(program(), SCRIPT.replace("@here@", home.toString()));
    Trees.makeRunnable(program());
  }

  /** The script. */
  public Path program() {
    return home.resolve("podman");
  }

  /**
   * What it answers to {@code version} or {@code info}; or, with any text, that it is {@code
   * empty}.
   */
  public PlayedEngine say(String what, String answer) throws IOException {
    Files.writeString(home.resolve(what), answer + "\n");
    return this;
  }

  /** Has an image under a name, with or without a digest, or in the {@code registry}. */
  public PlayedEngine has(String where, String name, String digest) throws IOException {
    String file = name.replace('/', '_');
    Files.writeString(
        home.resolve(where).resolve(file), "[" + name.replaceAll("@.*", "") + "@" + digest + "]\n");
    return this;
  }

  /** All calls so far. */
  public List<String> calls() throws IOException {
    return Files.readAllLines(home.resolve("calls"));
  }

  /** How many containers were ended from outside. */
  public int removed() throws IOException {
    Path file = home.resolve("removed");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  /** This engine as the one to use. */
  public EngineChoice choice() {
    return new EngineChoice(
        Optional.of("podman"), List.of(home), Map.of("PATH", "/usr/bin:/bin", "HOME", "/root"));
  }
}
