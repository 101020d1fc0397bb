package io.github.nanvix.maven.toolchain;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a Nanvix SDK says of itself, {@code nanvix-sdk.json}.
 *
 * @param file where it was read
 * @param root all of it
 */
record SdkManifest(Path file, JsonObject root) {
  private static final String FEATURES = "features";
  private static final String DYNAMIC_LOADER = "dynamic_loader";

  /**
   * Reads it.
   *
   * @throws BuildException if it is missing or no JSON object
   */
  static SdkManifest read(Path file) {
    try {
      JsonElement document = JsonParser.parseString(Files.readString(file));
      if (document.isJsonObject()) {
        return new SdkManifest(file, document.getAsJsonObject());
      }
      throw BuildException.input("\"" + file + "\" is no JSON object.", hint());
    } catch (JsonParseException e) {
      throw BuildException.input(
          "\""
              + file
              + "\" is no JSON: "
              + Reason.clause(String.valueOf(e.getMessage()).replaceAll("\\s*\n.*", ""))
              + ".",
          hint(),
          e);
    } catch (IOException e) {
      throw DiskFailure.of("read the manifest of the SDK", file, e);
    }
  }

  /** Refuses where the feature is missing or false. */
  void requireDynamicLoader(Toolchain toolchain, String purpose) {
    String name = toolchain.spec().name();
    JsonElement features = root.get(FEATURES);
    JsonElement value =
        features != null && features.isJsonObject()
            ? features.getAsJsonObject().get(DYNAMIC_LOADER)
            : null;
    if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw BuildException.input(
          "\""
              + file
              + "\" of toolchain \""
              + name
              + "\" has no features.dynamic_loader; expected true or false, found "
              + value
              + ".",
          hint());
    }
    if (!value.getAsBoolean()) {
      throw BuildException.input(
          "Toolchain \""
              + name
              + "\" cannot make "
              + purpose
              + ": its nanvix-sdk.json says features.dynamic_loader = false, which means that programs of this SDK are static"
              + " and load no shared objects; what is unbundled could never be found.",
          "Use an SDK that says true, or a toolchain with the link model nanvix-gcc; a port's static"
              + " archive alone, nanvix:static-library, can be made.");
    }
  }

  private static String hint() {
    return "Pin a Nanvix SDK with its nanvix-sdk.json, or leave sdk-manifest out of the link model.";
  }
}
