// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Maven's POMs: an element of the variable's name, a property or a parameter, has its value. */
final class PomSyntax implements Syntax {

  @Override
  public Assignments read(SourceText file, VariableName variable) {
    requireWellFormed(file);
    Assignments found = new Assignments();
    new PomReader(file.text(), variable, found).read();
    return found;
  }

  /** The reader may then take for granted that what begins also ends. */
  private static void requireWellFormed(SourceText file) {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new ByteArrayInputStream(file.bytes()), new DefaultHandler());
    } catch (SAXParseException e) {
      throw BuildException.input(
          file.name()
              + ":"
              + e.getLineNumber()
              + ":"
              + e.getColumnNumber()
              + ": this is no well-formed POM: "
              + Reason.of(e)
              + ".",
          "",
          e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw BuildException.input(
          "\"" + file.name() + "\" is no well-formed POM: " + Reason.of(e) + ".", "", e);
    }
  }
}
