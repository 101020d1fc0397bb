// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One element with the texts below it, each with its place in the document. */
final class XmlElement {
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Location> places = new LinkedHashMap<>();

  private final Location start;

  private XmlElement(Location start) {
    this.start = start;
  }

  /** All elements of one name, in the order of the document. */
  static List<XmlElement> all(String name, XMLStreamReader xml) throws XMLStreamException {
    List<XmlElement> found = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(name)) {
        XmlElement element = new XmlElement(xml.getLocation());
        element.read("", xml);
        found.add(element);
      }
    }
    return found;
  }

  private void read(String path, XMLStreamReader xml) throws XMLStreamException {
    places.putIfAbsent(path, xml.getLocation());
    StringBuilder text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamReader.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamReader.START_ELEMENT) {
        read(path.isEmpty() ? xml.getLocalName() : path + "/" + xml.getLocalName(), xml);
      } else if (event == XMLStreamReader.CHARACTERS) {
        text.append(xml.getText());
      }
    }
    texts.putIfAbsent(path, text.toString().strip());
  }

  /** The text of the element at a path below this one; empty if there is none. */
  String text(String path) {
    return texts.getOrDefault(path, "");
  }

  /** Where that element is, or this one, if there is none: the end of its start tag. */
  String place(String path) {
    return place(places.getOrDefault(path, start));
  }

  /** A place in a document, as messages put it. */
  static String place(Location place) {
    return "(line " + place.getLineNumber() + ", column " + place.getColumnNumber() + ")";
  }
}
