// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import io.github.nanvix.maven.suite.TestCase.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What CPython's own {@code python -m test --junit-xml} writes. */
final class RegrtestReport {
  private RegrtestReport() {}

  /**
   * Reads the cases, in the order of their runs.
   *
   * @throws IOException if it cannot be read as such a file
   */
  static List<TestCase> read(Path file) throws IOException {
    List<TestCase> cases = new ArrayList<>();
    NodeList found = parse(file).getElementsByTagName("testcase");
    for (int i = 0; i < found.getLength(); i++) {
      cases.add(read((Element) found.item(i)));
    }
    return cases;
  }

  private static TestCase read(Element element) throws IOException {
    Outcome outcome = Outcome.PASSED;
    String message = "";
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      String name = children.item(i).getNodeName();
      if (name.equals("failure") || name.equals("error")) {
        outcome = Outcome.FAILED;
        message = children.item(i).getTextContent().strip();
      } else if (name.equals("skipped")) {
        outcome = Outcome.SKIPPED;
        message = children.item(i).getTextContent().strip();
      }
    }
    return new TestCase(
        element.getAttribute("name"), seconds(element.getAttribute("time")), outcome, message);
  }

  private static double seconds(String text) throws IOException {
    try {
      return text.isEmpty() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IOException("\"" + text + "\" is no time", e);
    }
  }

  private static Document parse(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // A test decides what is in it.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(Files.newInputStream(file));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
