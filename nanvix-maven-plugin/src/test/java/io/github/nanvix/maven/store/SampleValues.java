// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortLibrary;
import io.github.nanvix.maven.library.PortRecord;
import io.github.nanvix.maven.source.Locator;
import io.github.nanvix.maven.source.Patch;
import io.github.nanvix.maven.source.PinnedFile;
import io.github.nanvix.maven.target.Triple;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.ArchivePin;
import io.github.nanvix.maven.toolchain.ComponentPin;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values of any type that a step may hold: one, and others that differ from it in one place each.
 * What is identified by a digest of its own comes as a whole; all else is taken apart.
 */
final class SampleValues {
  // Also a path, a file name and a version.
  private static final List<String> TEXTS = List.of("3.13.5", "3.12.4");

  /** A value, and what of it is not as in the first one. */
  record Sample(String what, Object value) {}

  private final Map<Class<?>, List<Object>> whole = new HashMap<>();
  private final Set<Type> open = new HashSet<>();
  private final Path directory;

  SampleValues(Path directory) throws IOException {
    this.directory = directory;
    whole.put(String.class, List.copyOf(TEXTS));
    whole.put(boolean.class, List.of(false, true));
    whole.put(int.class, List.of(1, 2));
    whole.put(long.class, List.of(1L, 2L));
    whole.put(byte[].class, List.of(new byte[] {1}, new byte[] {2}));
    whole.put(Path.class, List.of(Path.of("one"), Path.of("other")));
    whole.put(Instant.class, List.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
    whole.put(Sha256.class, List.of(Sha256.of("one"), Sha256.of("other")));
    whole.put(Triple.class, List.of(new Triple("i686-one"), new Triple("i686-other")));
    whole.put(Inputs.class, List.of(new Inputs(), new Inputs()));
    whole.put(
        SetupDocument.class,
        List.of(SetupDocument.parse("a a.c\n"), SetupDocument.parse("b b.c\n")));
    whole.put(Patch.class, List.of(patch("one"), patch("other")));
    whole.put(StoreEntry.class, List.of(entry("one"), entry("other")));
    whole.put(PinnedFile.class, List.of(file("one"), file("other")));
    whole.put(ComponentPin.class, List.of(pin("one"), pin("other")));
    whole.put(Toolchain.class, List.of(toolchain("one"), toolchain("other")));
    whole.put(InstalledPort.class, List.of(port("one"), port("other")));
    Class<?> component = type("toolchain.Component");
    Class<?> archive = type("toolchain.ArchiveComponent");
    whole.put(
        component,
        List.of(create(archive, List.of(pin("one"))), create(archive, List.of(pin("other")))));
  }

  /** The samples of each component of a record. */
  List<List<Sample>> components(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(component -> of(component.getGenericType()))
        .toList();
  }

  /** A value and its variations; none where it would have to hold one of its own kind. */
  List<Sample> of(Type type) {
    if (whole.containsKey(type)) {
      List<Sample> samples = new ArrayList<>();
      whole.get(type).forEach(value -> samples.add(new Sample("", value)));
      return samples;
    }
    if (!open.add(type)) {
      return List.of();
    }
    try {
      if (type instanceof ParameterizedType generic) {
        return generic(generic);
      }
      if (type instanceof Class<?> plain) {
        return plain(plain, Map.of());
      }
      throw new AssertionError("There is no sample of " + type + " in " + open);
    } finally {
      open.remove(type);
    }
  }

  private List<Sample> plain(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
    if (type.isRecord()) {
      return ofRecord(type, arguments);
    }
    if (type.isSealed()) {
      List<Sample> samples = new ArrayList<>();
      for (Class<?> kind : type.getPermittedSubclasses()) {
        of(kind)
            .forEach(
                sample ->
                    samples.add(
                        new Sample(kind.getSimpleName() + "." + sample.what(), sample.value())));
      }
      return samples;
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).map(one -> new Sample("", one)).toList();
    }
    // What cannot be varied has no place in a step, but in something that says when it is the same.
    return type.isInterface()
        ? List.of(
            new Sample(
                "",
                java.lang.reflect.Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> null)))
        : List.of();
  }

  private List<Sample> ofRecord(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
    RecordComponent[] components = type.getRecordComponents();
    List<List<Sample>> values = new ArrayList<>();
    for (RecordComponent component : components) {
      Type declared = component.getGenericType();
      values.add(of(arguments.getOrDefault(declared, declared)));
      if (values.get(values.size() - 1).isEmpty()) {
        throw new AssertionError("There is no sample of " + component);
      }
    }
    List<Object> first = values.stream().map(samples -> samples.get(0).value()).toList();
    List<Sample> samples = new ArrayList<>(List.of(new Sample("", create(type, first))));
    for (int i = 0; i < components.length; i++) {
      for (Sample other : values.get(i).subList(1, values.get(i).size())) {
        List<Object> changed = new ArrayList<>(first);
        changed.set(i, other.value());
        samples.add(
            new Sample(components[i].getName() + "." + other.what(), create(type, changed)));
      }
    }
    return samples;
  }

  private List<Sample> generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw.isRecord()) {
      return plain(raw, Map.of(raw.getTypeParameters()[0], arguments[0]));
    }
    List<Sample> first = of(arguments[0]);
    if (raw == Optional.class) {
      List<Sample> samples = new ArrayList<>();
      first.forEach(one -> samples.add(new Sample(one.what(), Optional.of(one.value()))));
      samples.add(new Sample("empty", Optional.empty()));
      return samples;
    }
    List<Sample> samples = new ArrayList<>();
    if (Map.class.isAssignableFrom(raw)) {
      List<Sample> second = of(arguments[1]);
      Object key = first.get(0).value();
      second.forEach(one -> samples.add(new Sample(one.what(), map(key, one.value()))));
      Object value = second.get(0).value();
      first.stream()
          .skip(1)
          .forEach(one -> samples.add(new Sample("key." + one.what(), map(one.value(), value))));
      samples.add(new Sample("empty", new TreeMap<>()));
      return samples;
    }
    if (raw == List.class) {
      first.forEach(one -> samples.add(new Sample(one.what(), List.of(one.value()))));
      samples.add(new Sample("empty", List.of()));
      return samples;
    }
    throw new AssertionError("There is no sample of " + type);
  }

  private static Map<Object, Object> map(Object key, Object value) {
    return new TreeMap<>(Map.of(key, value));
  }

  private static Object create(Class<?> type, List<Object> values) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("There is no sample of " + type + " made of " + values, e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName("io.github.nanvix.maven." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Patch patch(String text) {
    String diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-zero\n+" + text + "\n";
    return Patch.of(text, diff.getBytes(StandardCharsets.UTF_8));
  }

  private StoreEntry entry(String content) throws IOException {
    Path tree = Files.createDirectories(directory.resolve("entries").resolve(content));
    for (String file : TEXTS) {
      Files.writeString(tree.resolve(file), content);
    }
    return new StoreEntry(Sha256.of(content), tree, true, Duration.ZERO);
  }

  private static PinnedFile file(String content) {
    return new PinnedFile(
        content,
        List.of(
            new PinnedFile.Candidate(
                new Locator.NanvixAsset(content),
                Sha256.of(content),
                Optional.empty(),
                Optional.of(new RelativePath(content)),
                content)));
  }

  private static ArchivePin pin(String content) {
    return new ArchivePin(
        content,
        file(content),
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Toolchain toolchain(String id) {
    ToolchainSpec spec = ToolchainSpec.read(new PinCatalog(Optional.empty()), "i686-nanvix-hosted");
    return new Toolchain(id, directory, spec, new HostTools(directory));
  }

  private InstalledPort port(String name) throws IOException {
    Path sysroot = directory.resolve("ports").resolve(name);
    Files.createDirectories(sysroot.resolve("lib"));
    Files.writeString(Files.createDirectories(sysroot.resolve("include")).resolve("a.h"), name);
    Gcc.shared(sysroot.resolve("lib/a.so"), "int " + name + ";");
    Files.writeString(sysroot.resolve("lib/a.a"), name);
    PortLibrary library =
        new PortLibrary(
            "a", "a.so", new RelativePath("lib/a.so"), new RelativePath("lib/a.a"), List.of());
    PortRecord record =
        new PortRecord("a", "1", List.of(), "i686-one", "id", List.of(library), new TreeMap<>());
    return new InstalledPort(record, sysroot, name, Sha256.of(name));
  }
}
