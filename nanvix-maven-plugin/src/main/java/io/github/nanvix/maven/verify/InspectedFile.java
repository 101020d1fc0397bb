// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.Optional;

/**
 * One file that was read and checked for itself.
 *
 * @param path its path as the selection gives it
 * @param image its content, where it is an ELF file
 * @param archive its content, where it is an archive
 * @param findings what is wrong with it, in no order
 */
public record InspectedFile(
    RelativePath path,
    Optional<ElfImage> image,
    Optional<ArArchive> archive,
    List<Finding> findings) {}
