// SPDX-License-Identifier: MIT
package io.github.nanvix.maven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.report.Document;
import io.github.nanvix.maven.report.Json;
import java.util.Set;

@AnalyzeClasses(
    packages = "io.github.nanvix.maven",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDirectionsTest {
  private static final String ROOT = "io.github.nanvix.maven.";

  @ArchTest
  static final ArchRule packagesPointDownwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("goals")
          .definedBy(all("mojo", "cli"))
          .layer("pipeline")
          .definedBy(ROOT + "pipeline..")
          .layer("work")
          .definedBy(
              all(
                  "bill",
                  "describe",
                  "report",
                  "checkup",
                  "pack",
                  "stage",
                  "smoke",
                  "suite",
                  "verify",
                  "wheel",
                  "cpython",
                  "extension",
                  "library",
                  "compare",
                  "reproduce",
                  "lock",
                  "draft"))
          .layer("calls")
          .definedBy(all("configure"))
          .layer("knowledge")
          .definedBy(
              all(
                  "container",
                  "guest",
                  "loader",
                  "manifest",
                  "recipe",
                  "remote",
                  "source",
                  "store",
                  "toolchain"))
          .layer("formats")
          .definedBy(all("elf", "exec", "archive", "toml"))
          .layer("values")
          .definedBy(all("target", "digest", "fs", "failure"))
          .whereLayer("goals")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("goals")
          .whereLayer("work")
          .mayOnlyBeAccessedByLayers("goals", "pipeline")
          .whereLayer("calls")
          .mayOnlyBeAccessedByLayers("goals", "pipeline", "work")
          .whereLayer("knowledge")
          .mayOnlyBeAccessedByLayers("goals", "pipeline", "work", "calls")
          .whereLayer("formats")
          .mayOnlyBeAccessedByLayers("goals", "pipeline", "work", "calls", "knowledge");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + "(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule makeKnowsNoneOfItsUsers = knows("cpython.make", "cpython.link", "failure");

  @ArchTest
  static final ArchRule makesetupKnowsNoDocuments =
      knows("cpython.makesetup", "cpython.link", "failure");

  /** What these compare is advice, or tells what a file is there for; no loader refuses it. */
  private static final Set<String> LOOK_AT_HEADERS =
      Set.of(
          "ArchiveChecks",
          "FileVerification",
          "KindChecks",
          "MappingChecks",
          "SegmentChecks",
          "StagedObject",
          "StartChecks");

  /** What a loader refuses of a header, a segment or a relocation, load plans alone say. */
  @ArchTest
  static final ArchRule verifyDoesNotPlayTheLoader =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "verify..")
          .and(
              describe(
                  "play no loader",
                  (JavaClass one) -> !LOOK_AT_HEADERS.contains(one.getSimpleName())))
          .should()
          .callMethodWhere(
              target(owner(assignableTo(ElfImage.class)))
                  .and(
                      target(
                          nameMatching(
                              "type|machine|elfClass|data|segments|identification|isDebugFile"))))
          .orShould()
          .callMethodWhere(
              target(owner(assignableTo(RelocationTable.class)))
                  .and(target(nameMatching("type|typeNumber|offset"))));

  @ArchTest static final ArchRule mavenStaysInGoals = only("mojo", "org.apache.maven..");
  @ArchTest static final ArchRule resolverStaysInGoals = only("mojo", "org.eclipse.aether..");
  @ArchTest static final ArchRule picocliStaysInTheCommand = only("cli", "picocli..");
  @ArchTest static final ArchRule jelfStaysInElf = only("elf", "net.fornwall.jelf..");
  @ArchTest static final ArchRule ztExecStaysInExec = only("exec", "org.zeroturnaround..");
  @ArchTest static final ArchRule tomljStaysInToml = only("toml", "org.tomlj..");

  // What others write in JSON is read as documents are, but what is too large for that.
  @ArchTest
  static final ArchRule gsonReadsWhatOthersWrite =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "toml..", ROOT + "source..", ROOT + "report.image..")
          .and()
          .resideInAPackage("io.github.nanvix.maven..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.gson..");

  /** Their JSON has a schema of others, or is no document at all, but input of a step. */
  private static final Set<String> WRITE_NO_DOCUMENT_OF_OURS =
      Set.of(
          "CycloneDx",
          "Spdx",
          "SlsaProvenance",
          "VerifySarif",
          "GitLab",
          "BillOfMaterials",
          "ImageReports");

  @ArchTest
  static final ArchRule jsonOfOursIsADocumentWithASchema =
      noClasses()
          .that(
              describe(
                  "write JSON of ours",
                  (JavaClass one) -> !WRITE_NO_DOCUMENT_OF_OURS.contains(one.getSimpleName())))
          .and()
          .areNotAssignableTo(Document.class)
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Json.class))).and(target(nameMatching("write"))));

  @ArchTest static final ArchRule networkStaysInSource = only("source", "java.net.http..");

  private static ArchRule knows(String home, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + home)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.nanvix.maven..")
                .and(not(resideInAnyPackage(all(others))))
                .and(not(resideInAPackage(ROOT + home))));
  }

  private static ArchRule only(String home, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + home + "..")
        .and()
        .resideInAPackage("io.github.nanvix.maven..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static String[] all(String... packages) {
    String[] patterns = new String[packages.length];
    for (int i = 0; i < packages.length; i++) {
      patterns[i] = ROOT + packages[i] + "..";
    }
    return patterns;
  }
}
