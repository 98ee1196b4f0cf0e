package com.wildrydes.dashboard.map;

import com.wildrydes.dashboard.browser.Page;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Map;

/// The map of a page, as tests see it: where unicorns are drawn, and the fleet's canvas. Pixels are the
/// map's, counted from its corner; the screen has one for each CSS pixel.
record MapPage(Page page) {
    private static final String CANVAS = "document.querySelector('.map-canvas-fleet')";

    record Spot(double x, double y) {
        Spot plus(double right, double down) {
            return new Spot(x + right, y + down);
        }
    }

    /// Waits until the fleet is there and nobody moves any more.
    MapPage settled(int count) {
        page.waitUntil("wildRydes.feed.fleet.count === " + count);
        page.waitUntil("wildRydes.map.state.frames > 0 && wildRydes.map.state.underway === 0");
        return nextFrames();
    }

    /// Waits until what has been asked for is drawn.
    MapPage nextFrames() {
        page.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return this;
    }

    Spot at(String name) {
        return new Spot(number(name, "x"), number(name, "y"));
    }

    /// Of what `FleetMap.drawn` says.
    double number(String name, String what) {
        return page.number("wildRydes.map.drawn('%s').%s".formatted(name, what));
    }

    /// The fleet's canvas alone: transparent where no unicorn is.
    BufferedImage picture() {
        return page.canvas(CANVAS);
    }

    /// A colour of the page, for example `--ok`.
    Color colour(String property) {
        Object hex = page.state(
                "getComputedStyle(document.documentElement).getPropertyValue('%s').trim()".formatted(property));
        return Color.decode(hex.toString());
    }

    /// The mouse at a spot of the map.
    void click(Spot spot) {
        page.click((int) Math.round(left() + spot.x()), (int) Math.round(top() + spot.y()));
    }

    /// The mouse over a spot of the map, without a button.
    void hover(Spot spot) {
        page.driver()
                .executeCdpCommand(
                        "Input.dispatchMouseEvent",
                        Map.of("type", "mouseMoved", "x", left() + spot.x(), "y", top() + spot.y()));
    }

    double left() {
        return page.number("document.getElementById('map').getBoundingClientRect().left");
    }

    double top() {
        return page.number("document.getElementById('map').getBoundingClientRect().top");
    }

    /// Whether a pixel has about that colour, and all of it.
    static boolean is(BufferedImage picture, Spot spot, Color colour) {
        var there = new Color(picture.getRGB((int) Math.round(spot.x()), (int) Math.round(spot.y())), true);
        return there.getAlpha() > 240
                && Math.abs(there.getRed() - colour.getRed()) < 12
                && Math.abs(there.getGreen() - colour.getGreen()) < 12
                && Math.abs(there.getBlue() - colour.getBlue()) < 12;
    }

    /// How many pixels of about that colour are in the square around a spot.
    static long count(BufferedImage picture, Spot spot, int reach, Color colour) {
        long count = 0;
        for (int down = -reach; down <= reach; down++) {
            for (int right = -reach; right <= reach; right++) {
                Spot pixel = spot.plus(right, down);
                boolean inside = pixel.x() >= 0
                        && pixel.y() >= 0
                        && pixel.x() < picture.getWidth() - 1
                        && pixel.y() < picture.getHeight() - 1;
                if (inside && is(picture, pixel, colour)) {
                    count++;
                }
            }
        }
        return count;
    }

    /// Whether anything at all is drawn at a spot.
    static boolean isEmpty(BufferedImage picture, Spot spot) {
        return picture.getRGB((int) Math.round(spot.x()), (int) Math.round(spot.y())) >>> 24 == 0;
    }
}
