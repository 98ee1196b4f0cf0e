package com.wildrydes.producer.simulate;

import java.util.Arrays;

/// A street graph: points, and between neighbouring points a way in each direction. Immutable, for every thread.
///
/// Points and ways are numbered from 0. The ways out of point `p` are `firstWay[p]` up to, not including, `firstWay[p +
/// 1]`. © OpenStreetMap contributors, see LICENSE-streets.md beside the resource.
public final class Streets {

    private final int[] latitudesE6;
    private final int[] longitudesE6;
    private final int[] firstWay;
    private final int[] wayFrom;
    private final int[] wayTo;
    private final StreetClass[] wayClass;
    private final int[] wayMillimetres;
    private final int[] wayBack;
    private final int[] wayAhead;
    private final long[] millimetresUpTo;

    Streets(StreetGraphBuilder graph) {
        latitudesE6 = graph.latitudesE6();
        longitudesE6 = graph.longitudesE6();
        firstWay = graph.firstWay();
        wayFrom = graph.wayFrom();
        wayTo = graph.wayTo();
        wayClass = graph.wayClass();
        wayMillimetres = graph.wayMillimetres();
        wayBack = graph.wayBack();
        wayAhead = graph.wayAhead();
        millimetresUpTo = new long[wayMillimetres.length];
        long sum = 0;
        for (int way = 0; way < millimetresUpTo.length; way++) {
            sum += wayMillimetres[way];
            millimetresUpTo[way] = sum;
        }
    }

    /// Manhattan's streets, from the resource `manhattan-streets.txt`.
    public static Streets manhattan() {
        return StreetsReader.readResource("manhattan-streets.txt");
    }

    public int points() {
        return latitudesE6.length;
    }

    public int ways() {
        return wayTo.length;
    }

    public int wayFrom(int way) {
        return wayFrom[way];
    }

    public int wayTo(int way) {
        return wayTo[way];
    }

    public StreetClass wayClass(int way) {
        return wayClass[way];
    }

    /// The way's length, at least 1.
    public int wayMillimetres(int way) {
        return wayMillimetres[way];
    }

    /// The same way in the other direction.
    public int wayBack(int way) {
        return wayBack[way];
    }

    /// The way on from the end of this one that bends least; back, where there is no other.
    public int wayAhead(int way) {
        return wayAhead[way];
    }

    /// The number of ways out of a point: 1 at a dead end, 2 along a street, more at a crossing.
    public int waysOut(int point) {
        return firstWay[point + 1] - firstWay[point];
    }

    /// One of the ways out of a point, `i` in [0, [#waysOut]).
    public int wayOut(int point, int i) {
        return firstWay[point] + i;
    }

    /// Latitude of a place on a way, 1e-7 degrees.
    public int latitudeE7(int way, int offsetMillimetres) {
        return between(latitudesE6[wayFrom[way]], latitudesE6[wayTo[way]], way, offsetMillimetres);
    }

    /// Longitude of a place on a way, 1e-7 degrees.
    public int longitudeE7(int way, int offsetMillimetres) {
        return between(longitudesE6[wayFrom[way]], longitudesE6[wayTo[way]], way, offsetMillimetres);
    }

    private int between(int fromE6, int toE6, int way, int offset) {
        int length = wayMillimetres[way];
        return fromE6 * 10 + (int) Math.floorDiv((toE6 - fromE6) * 10L * offset + length / 2, (long) length);
    }

    /// The length of all ways, both directions counted.
    public long totalMillimetres() {
        return millimetresUpTo[millimetresUpTo.length - 1];
    }

    /// The way that holds a place when all are laid end to end: a place drawn evenly is even over the streets.
    ///
    /// @param place in [0, [#totalMillimetres])
    public int wayAt(long place) {
        int found = Arrays.binarySearch(millimetresUpTo, place + 1);
        return found >= 0 ? found : -found - 1;
    }
}
