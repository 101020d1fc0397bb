// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.jspecify.annotations.Nullable;

/** What the plugin's own descriptor says of parameters and their properties. */
final class PluginProperties {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(nanvix\\.[^}]+)\\}");

  private PluginProperties() {}

  /** The property that sets a parameter of a goal. */
  static Optional<String> of(MojoDescriptor goal, String parameter) {
    return Optional.ofNullable(goal.getParameterMap())
        .flatMap(all -> Optional.ofNullable(all.get(parameter)))
        .flatMap(PluginProperties::property);
  }

  /** All properties of all goals. */
  static Set<String> of(PluginDescriptor plugin) {
    Set<String> properties = new HashSet<>();
    for (MojoDescriptor goal : plugin.getMojos()) {
      if (goal.getParameters() != null) {
        goal.getParameters().forEach(one -> property(one).ifPresent(properties::add));
      }
    }
    return properties;
  }

  /** The elements that a goal's configuration can have, of any goal. */
  static Set<String> parameters(PluginDescriptor plugin) {
    Set<String> names = new HashSet<>();
    for (MojoDescriptor goal : plugin.getMojos()) {
      if (goal.getParameters() != null) {
        for (Parameter parameter : goal.getParameters()) {
          names.add(parameter.getName());
          @Nullable String alias = parameter.getAlias();
          if (alias != null) {
            names.add(alias);
          }
        }
      }
    }
    return names;
  }

  private static Optional<String> property(Parameter parameter) {
    @Nullable String expression = parameter.getExpression();
    Matcher matcher = EXPRESSION.matcher(expression == null ? "" : expression);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
