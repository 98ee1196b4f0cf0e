package com.wildrydes.producer.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads a street map. The format is described in the head of the file that `scripts/make-streets` writes.
final class StreetsReader {

    private final StreetGraphBuilder graph = new StreetGraphBuilder();
    private int latitude;
    private int longitude;

    private StreetsReader() {}

    static Streets readResource(String name) {
        try (InputStream in = StreetsReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the street map is missing from the class path: resource " + name);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the street map " + name, e);
        }
    }

    static Streets read(Reader source) throws IOException {
        StreetsReader reader = new StreetsReader();
        BufferedReader lines = new BufferedReader(source);
        String line;
        while ((line = lines.readLine()) != null) {
            if (!line.startsWith("#")) {
                reader.addRun(line);
            }
        }
        return reader.graph.build();
    }

    private void addRun(String line) {
        String[] words = line.split(" ", -1);
        StreetClass streetClass = StreetClass.valueOf(words[0].toUpperCase(Locale.ROOT));
        step(words, 1);
        for (int word = 3; word < words.length; word += 2) {
            int fromLatitude = latitude;
            int fromLongitude = longitude;
            step(words, word);
            graph.add(streetClass, fromLatitude, fromLongitude, latitude, longitude);
        }
    }

    private void step(String[] words, int at) {
        latitude += Integer.parseInt(words[at]);
        longitude += Integer.parseInt(words[at + 1]);
    }
}
