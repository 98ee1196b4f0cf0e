package com.wildrydes.cli.query;

import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.athenaqueries.catalogue.Parameter;
import com.wildrydes.athenaqueries.catalogue.SavedQuery;
import java.io.PrintStream;

/// Prints what can be asked by name: each query's question and parameters.
final class QueryList {
    private QueryList() {}

    static void print(Catalogue catalogue, PrintStream out) {
        String gap = "";
        for (SavedQuery query : catalogue.queries()) {
            out.print(gap);
            out.println(query.name());
            out.println("  " + query.question());
            query.parameters().forEach(parameter -> out.println(line(parameter)));
            gap = System.lineSeparator();
        }
    }

    private static String line(Parameter parameter) {
        return "    %-8s %-17s %s; %s; for example %s"
                .formatted(
                        parameter.name(),
                        parameter.type().label(),
                        parameter.meaning(),
                        parameter.fallback().map(value -> "default " + value).orElse("required"),
                        parameter.example());
    }
}
