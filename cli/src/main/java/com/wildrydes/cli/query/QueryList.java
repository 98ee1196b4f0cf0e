package com.wildrydes.cli.query;

import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.athenaqueries.catalogue.Parameter;
import com.wildrydes.athenaqueries.catalogue.SavedQuery;
import java.io.PrintStream;
import java.util.function.Function;

/// Prints what can be asked by name: each query's question and parameters.
final class QueryList {
    private QueryList() {}

    static void print(Catalogue catalogue, PrintStream out) {
        String gap = "";
        for (SavedQuery query : catalogue.queries()) {
            out.print(gap);
            out.println(query.name() + ": " + query.question());
            int name = width(query, Parameter::name);
            int type = width(query, parameter -> parameter.type().label());
            query.parameters().forEach(parameter -> out.println(line(parameter, name, type)));
            gap = System.lineSeparator();
        }
    }

    private static String line(Parameter parameter, int name, int type) {
        return ("  %-" + name + "s  %-" + type + "s  %s; %s; for example %s")
                .formatted(
                        parameter.name(),
                        parameter.type().label(),
                        parameter.meaning(),
                        parameter.fallback().map(value -> "default " + value).orElse("required"),
                        parameter.example());
    }

    private static int width(SavedQuery query, Function<Parameter, String> text) {
        return query.parameters().stream()
                .map(text)
                .mapToInt(String::length)
                .max()
                .orElse(1);
    }
}
