// Measures the page from within, by its own state: how old each fix in the map's view is once it has been drawn, how
// long the page's frames and tasks take. Reads only; the frames are those that the page asks for.
(() => {
  const SLOWEST_MS = 60_000;
  const feed = window.wildRydes.feed;
  const probe = {
    lags: new Uint32Array(SLOWEST_MS + 1),
    clockErrorMs: 0,
    frames: 0,
    frameMs: [],
    requestMs: [],
    toScreenMs: [],
    longTasks: [],
    states: [],
    startedAt: performance.now(),
  };

  // A message comes after the picture for which the frame was prepared.
  const drawn = new MessageChannel();
  const waiting = [];
  const answers = [];
  drawn.port1.onmessage = () => {
    const now = Date.now();
    for (const timeMs of waiting.splice(0)) {
      probe.lags[Math.max(0, Math.min(SLOWEST_MS, Math.round(now - timeMs)))]++;
    }
    for (const receivedMs of answers.splice(0)) {
      probe.toScreenMs.push(performance.timeOrigin + performance.now() - receivedMs);
    }
  };
  feed.worker.addEventListener('message', ({ data }) => {
    if (data.type !== 'answer') return;
    probe.requestMs.push(data.receivedMs - data.sentMs);
    frame.call(window, () => {
      answers.push(data.receivedMs);
      drawn.port2.postMessage(null);
    });
  });
  feed.fleet.addEventListener('changed', ({ detail }) => {
    if (detail.reset) return;
    const { timeMs, gone, latitude, longitude } = feed.fleet;
    const [west, south, east, north] = window.wildRydes.map.state.box;
    const isSeen = (row) => gone[row] === 0 && longitude[row] >= west && longitude[row] <= east
      && latitude[row] >= south && latitude[row] <= north;
    const times = [...detail.rows].filter(isSeen).map((row) => timeMs[row]);
    frame.call(window, () => {
      waiting.push(...times);
      drawn.port2.postMessage(null);
    });
    probe.clockErrorMs = Math.max(probe.clockErrorMs, Math.abs(feed.serverNow() - Date.now()));
  });

  const frame = window.requestAnimationFrame;
  let newest = 0;
  window.requestAnimationFrame = (run) => frame.call(window, (at) => {
    const begin = performance.now();
    run(at);
    const took = performance.now() - begin;
    if (at === newest) {
      probe.frameMs[probe.frameMs.length - 1] += took;
    } else {
      newest = at;
      probe.frames++;
      probe.frameMs.push(took);
    }
  });

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longTasks.push(entry.duration);
  }).observe({ type: 'longtask' });
  feed.addEventListener('state', () => probe.states.push(feed.state));

  window.probe = {
    begin() {
      probe.lags.fill(0);
      probe.frames = 0;
      probe.frameMs.length = 0;
      probe.requestMs.length = 0;
      probe.toScreenMs.length = 0;
      probe.longTasks.length = 0;
      probe.states = [feed.state];
      probe.clockErrorMs = 0;
      probe.counts = { ...feed.counts };
      probe.startedAt = performance.now();
    },
    end() {
      const counts = Object.fromEntries(Object.entries(feed.counts).map(([key, value]) => [key, value - probe.counts[key]]));
      return {
        seconds: (performance.now() - probe.startedAt) / 1000,
        events: probe.lags.reduce((sum, count) => sum + count, 0),
        lagMs: [0.5, 0.9, 0.99, 1].map((share) => lagOf(share)),
        clockErrorMs: probe.clockErrorMs,
        frames: probe.frames,
        frameMs: [0.5, 0.99, 1].map((share) => at(ascending(probe.frameMs), share)),
        requestMs: [0.5, 0.99].map((share) => at(ascending(probe.requestMs), share)),
        toScreenMs: [0.5, 0.99].map((share) => at(ascending(probe.toScreenMs), share)),
        longTasks: probe.longTasks.length,
        longestTaskMs: Math.max(0, ...probe.longTasks),
        states: probe.states,
        total: feed.total,
        shown: feed.fleet.count,
        cells: feed.cells === null ? 0 : feed.cells.length,
        counts,
      };
    },
  };

  function lagOf(share) {
    const all = probe.lags.reduce((sum, count) => sum + count, 0);
    let below = 0;
    for (let ms = 0; ms <= SLOWEST_MS; ms++) {
      below += probe.lags[ms];
      if (below > 0 && below >= all * share) return ms;
    }
    return NaN;
  }

  function ascending(values) {
    return [...values].sort((a, b) => a - b);
  }

  function at(sorted, share) {
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  }
})();
