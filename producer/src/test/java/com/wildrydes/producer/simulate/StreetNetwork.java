package com.wildrydes.producer.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// The streets once more, read and measured in another way than the code under test does: points by coordinates,
/// lengths from a flat projection, ways found by Dijkstra's algorithm.
final class StreetNetwork {

    static final double METRES_PER_DEGREE = Math.PI * 6_371_008.8 / 180;

    record Point(int latitudeE6, int longitudeE6) {
        double latitude() {
            return latitudeE6 / 1e6;
        }

        double longitude() {
            return longitudeE6 / 1e6;
        }
    }

    record Segment(Point a, Point b, String streetClass, double metres) {}

    /// A place on a segment.
    record Place(Segment segment, double metresFromA, double metresOff) {}

    private record Cell(int latitude, int longitude) {}

    private record Reached(Point point, double metres) {}

    final List<Segment> segments = new ArrayList<>();
    final Map<Point, List<Segment>> segmentsAt = new HashMap<>();
    final List<String> comments = new ArrayList<>();
    private final Map<Cell, Set<Segment>> segmentsIn = new HashMap<>();

    static StreetNetwork manhattan() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                StreetNetwork.class.getResourceAsStream("manhattan-streets.txt"), StandardCharsets.UTF_8))) {
            StreetNetwork network = new StreetNetwork();
            Point last = new Point(0, 0);
            for (String line : lines.lines().toList()) {
                if (line.startsWith("#")) {
                    network.comments.add(line);
                    continue;
                }
                String[] words = line.split(" ");
                for (int i = 1; i < words.length; i += 2) {
                    Point next = new Point(
                            last.latitudeE6() + Integer.parseInt(words[i]),
                            last.longitudeE6() + Integer.parseInt(words[i + 1]));
                    if (i > 1) {
                        network.add(new Segment(
                                last,
                                next,
                                words[0],
                                flatMetres(last.latitude(), last.longitude(), next.latitude(), next.longitude())));
                    }
                    last = next;
                }
            }
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Segment segment) {
        segments.add(segment);
        for (Point end : List.of(segment.a(), segment.b())) {
            segmentsAt.computeIfAbsent(end, p -> new ArrayList<>()).add(segment);
        }
        Cell a = cell(segment.a().latitude(), segment.a().longitude());
        Cell b = cell(segment.b().latitude(), segment.b().longitude());
        for (int i = Math.min(a.latitude, b.latitude) - 1; i <= Math.max(a.latitude, b.latitude) + 1; i++) {
            for (int j = Math.min(a.longitude, b.longitude) - 1; j <= Math.max(a.longitude, b.longitude) + 1; j++) {
                segmentsIn.computeIfAbsent(new Cell(i, j), c -> new HashSet<>()).add(segment);
            }
        }
    }

    private static Cell cell(double latitude, double longitude) {
        return new Cell((int) Math.floor(latitude * 1000), (int) Math.floor(longitude * 1000));
    }

    static double flatMetres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double north = (latitude2 - latitude1) * METRES_PER_DEGREE;
        double east =
                (longitude2 - longitude1) * METRES_PER_DEGREE * Math.cos(Math.toRadians((latitude1 + latitude2) / 2));
        return Math.hypot(north, east);
    }

    /// The places on segments that are within some metres of a position, the nearest first.
    List<Place> placesAt(double latitude, double longitude, double withinMetres) {
        List<Place> places = new ArrayList<>();
        for (Segment segment : segmentsIn.getOrDefault(cell(latitude, longitude), Set.of())) {
            double scale = Math.cos(Math.toRadians(latitude)) * METRES_PER_DEGREE;
            double east = (segment.b().longitude() - segment.a().longitude()) * scale;
            double north = (segment.b().latitude() - segment.a().latitude()) * METRES_PER_DEGREE;
            double pointEast = (longitude - segment.a().longitude()) * scale;
            double pointNorth = (latitude - segment.a().latitude()) * METRES_PER_DEGREE;
            double along =
                    Math.clamp((pointEast * east + pointNorth * north) / (east * east + north * north), 0.0, 1.0);
            double off = Math.hypot(pointEast - along * east, pointNorth - along * north);
            if (off <= withinMetres) {
                places.add(new Place(segment, along * segment.metres(), off));
            }
        }
        places.sort(Comparator.comparingDouble(Place::metresOff));
        return places;
    }

    /// The length of the shortest way along the streets between any two of the places, or infinity beyond the limit.
    double shortestMetres(List<Place> from, List<Place> to, double limitMetres) {
        double shortest = Double.POSITIVE_INFINITY;
        Map<Point, Double> reached = new HashMap<>();
        PriorityQueue<Reached> next = new PriorityQueue<>(Comparator.comparingDouble(Reached::metres));
        for (Place start : from) {
            for (Place end : to) {
                if (start.segment().equals(end.segment())) {
                    shortest = Math.min(shortest, Math.abs(start.metresFromA() - end.metresFromA()));
                }
            }
            next.add(new Reached(start.segment().a(), start.metresFromA()));
            next.add(new Reached(start.segment().b(), start.segment().metres() - start.metresFromA()));
        }
        while (!next.isEmpty() && next.peek().metres() <= limitMetres) {
            Reached here = next.poll();
            if (reached.putIfAbsent(here.point(), here.metres()) == null) {
                for (Segment segment : segmentsAt.get(here.point())) {
                    Point other = segment.a().equals(here.point()) ? segment.b() : segment.a();
                    next.add(new Reached(other, here.metres() + segment.metres()));
                }
            }
        }
        for (Place end : to) {
            double toA = reached.getOrDefault(end.segment().a(), Double.POSITIVE_INFINITY);
            double toB = reached.getOrDefault(end.segment().b(), Double.POSITIVE_INFINITY);
            shortest = Math.min(shortest, toA + end.metresFromA());
            shortest = Math.min(shortest, toB + end.segment().metres() - end.metresFromA());
        }
        return shortest;
    }
}
