// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PythonPlan;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.extension.InstalledInterpreter;
import io.github.nanvix.maven.extension.InterpreterRecord;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.stage.CopyPlan;
import io.github.nanvix.maven.stage.LicenseTree;
import io.github.nanvix.maven.stage.StagedSysroot;
import io.github.nanvix.maven.store.StoreEntry;
import java.nio.file.Path;
import java.util.Map;

/** What goes where in the tree that extension modules are compiled with. */
record PythonDevelopment(PythonPlan plan, StoreEntry build) {

  /**
   * Headers, the record of the interpreter, and its terms.
   *
   * @param facts the tree with the record
   */
  StagedSysroot tree(StoreEntry facts, Map<RelativePath, Path> licenses) {
    String headers = InstalledInterpreter.headers(plan.source().version());
    StoreEntry source = plan.source().entry();
    CopyPlan copies = new CopyPlan();
    copies.tree(
        headers,
        source.file("Include"),
        source.fingerprint(),
        path -> !path.fileName().contains(".") || path.fileName().endsWith(".h"));
    // Where there is one it is of the machine that the source was configured on.
    copies.file(headers + "/pyconfig.h", build.file("pyconfig.h"), build.fingerprint());
    copies.file(
        InterpreterRecord.FILE.text(), facts.file(InterpreterRecord.FILE), facts.fingerprint());
    licenses.forEach(
        (place, file) ->
            copies.file(LicenseTree.place(place).text(), file, Content.of(file).digest()));
    return new StagedSysroot(copies.entries(), plan.toolchain());
  }
}
