package com.wildrydes.producer.simulate;

import com.wildrydes.producer.GreatCircle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects streets and lays them out as the arrays of [Streets].
final class StreetGraphBuilder {

    private record Place(int latitudeE6, int longitudeE6) {}

    private record Way(int from, int to, StreetClass streetClass) {}

    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();

    /// Adds a straight piece of street, to be driven in both directions; coordinates in 1e-6 degrees.
    void add(StreetClass streetClass, int fromLatitude, int fromLongitude, int toLatitude, int toLongitude) {
        int from = number(new Place(fromLatitude, fromLongitude));
        int to = number(new Place(toLatitude, toLongitude));
        if (from == to) {
            throw new IllegalArgumentException("a street must lead from one place to another, but does not leave "
                    + fromLatitude + " " + fromLongitude);
        }
        ways.add(new Way(from, to, streetClass));
        ways.add(new Way(to, from, streetClass));
    }

    private int number(Place place) {
        Integer known = numbers.putIfAbsent(place, places.size());
        if (known != null) {
            return known;
        }
        places.add(place);
        return places.size() - 1;
    }

    Streets build() {
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("a street map must have a street, but has none");
        }
        ways.sort(Comparator.comparingInt(Way::from).thenComparingInt(Way::to).thenComparing(Way::streetClass));
        return new Streets(this);
    }

    int[] latitudesE6() {
        return places.stream().mapToInt(Place::latitudeE6).toArray();
    }

    int[] longitudesE6() {
        return places.stream().mapToInt(Place::longitudeE6).toArray();
    }

    int[] firstWay() {
        int[] first = new int[places.size() + 1];
        for (Way way : ways) {
            first[way.from() + 1]++;
        }
        for (int point = 0; point < places.size(); point++) {
            first[point + 1] += first[point];
        }
        return first;
    }

    int[] wayFrom() {
        return ways.stream().mapToInt(Way::from).toArray();
    }

    int[] wayTo() {
        return ways.stream().mapToInt(Way::to).toArray();
    }

    StreetClass[] wayClass() {
        return ways.stream().map(Way::streetClass).toArray(StreetClass[]::new);
    }

    int[] wayMillimetres() {
        return ways.stream().mapToInt(this::millimetres).toArray();
    }

    private int millimetres(Way way) {
        // The lower number first: both directions must be of one length to the last bit.
        Place a = places.get(Math.min(way.from(), way.to()));
        Place b = places.get(Math.max(way.from(), way.to()));
        double metres = GreatCircle.metres(
                a.latitudeE6() / 1e6, a.longitudeE6() / 1e6, b.latitudeE6() / 1e6, b.longitudeE6() / 1e6);
        return Math.max(1, (int) Math.round(metres * 1000));
    }

    int[] wayBack() {
        Map<Way, Integer> byWay = new HashMap<>();
        for (int way = 0; way < ways.size(); way++) {
            if (byWay.put(ways.get(way), way) != null) {
                Way twice = ways.get(way);
                throw new IllegalArgumentException("a street must be there once, but is there twice: from "
                        + places.get(twice.from()) + " to " + places.get(twice.to()));
            }
        }
        return ways.stream()
                .mapToInt(way -> byWay.get(new Way(way.to(), way.from(), way.streetClass())))
                .toArray();
    }

    int[] wayAhead() {
        int[] firstWay = firstWay();
        int[] ahead = wayBack();
        for (int way = 0; way < ahead.length; way++) {
            int back = ahead[way];
            double straightest = Double.NEGATIVE_INFINITY;
            int crossing = ways.get(way).to();
            for (int out = firstWay[crossing]; out < firstWay[crossing + 1]; out++) {
                double straightness = cosineOfBend(ways.get(way), ways.get(out));
                if (out != back && straightness > straightest) {
                    straightest = straightness;
                    ahead[way] = out;
                }
            }
        }
        return ahead;
    }

    private double cosineOfBend(Way in, Way out) {
        double shrink = StrictMath.cos(Math.toRadians(places.get(in.to()).latitudeE6() / 1e6));
        double inNorth =
                places.get(in.to()).latitudeE6() - places.get(in.from()).latitudeE6();
        double inEast = shrink
                * (places.get(in.to()).longitudeE6() - places.get(in.from()).longitudeE6());
        double outNorth =
                places.get(out.to()).latitudeE6() - places.get(out.from()).latitudeE6();
        double outEast = shrink
                * (places.get(out.to()).longitudeE6() - places.get(out.from()).longitudeE6());
        return (inNorth * outNorth + inEast * outEast)
                / Math.sqrt((inNorth * inNorth + inEast * inEast) * (outNorth * outNorth + outEast * outEast));
    }
}
