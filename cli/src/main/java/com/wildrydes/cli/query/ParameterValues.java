package com.wildrydes.cli.query;

import com.wildrydes.cli.failure.WrongUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the parameters of the command line, `name=value` each.
final class ParameterValues {
    private ParameterValues() {}

    static Map<String, String> of(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals <= 0) {
                throw new WrongUsage("a parameter is written --param name=value: '" + argument + "'");
            }
            String name = argument.substring(0, equals).strip();
            if (values.put(name, argument.substring(equals + 1)) != null) {
                throw new WrongUsage("parameter " + name + " is given twice: leave one out");
            }
        }
        return values;
    }
}
