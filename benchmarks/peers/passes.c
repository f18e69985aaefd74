/* The limit: what the passes cost in C over the same arrays. An event is 2 * node for the start, + 1 for the finish. */

#include <stdint.h>

/* Early and late times, total and free floats of one network. */
void schedule(int64_t count, const int64_t *durations, const int64_t *first_in, const int64_t *source,
              const int64_t *lag, const int64_t *holds, int64_t *early, int64_t *late, int64_t *total, int64_t *free_)
{
    int64_t end = 0;
    for (int64_t node = 0; node < count; node++) {
        int64_t time = 0;
        for (int64_t link = first_in[node]; link < first_in[node + 1]; link++) {
            int64_t asked = early[source[link]] + lag[link] - holds[link] * durations[node];
            if (asked > time) time = asked;
        }
        early[2 * node] = time;
        early[2 * node + 1] = time + durations[node];
        if (early[2 * node + 1] > end) end = early[2 * node + 1];
    }
    for (int64_t event = 0; event < 2 * count; event++) late[event] = end;
    for (int64_t node = 0; node < count; node++) free_[node] = end - early[2 * node + 1];
    for (int64_t node = count - 1; node >= 0; node--) {
        int64_t days = durations[node], start = late[2 * node + 1] - days;
        if (late[2 * node] < start) start = late[2 * node];
        late[2 * node] = start;
        late[2 * node + 1] = start + days;
        total[node] = start - early[2 * node];
        for (int64_t link = first_in[node]; link < first_in[node + 1]; link++) {
            int64_t event = source[link], asked = start + holds[link] * days - lag[link];
            int64_t room = early[2 * node + holds[link]] - lag[link] - early[event];
            if (asked < late[event]) late[event] = asked;
            if (room < free_[event / 2]) free_[event / 2] = room;
        }
    }
}

/* The passes alone over samples of durations, 32 bits wide, one row of samples for each node; all links FS without lag.
   A stretch of samples is taken at a time, so that its rows stay in the cache. */
void simulate(int64_t count, int64_t samples, int64_t stretch, const int64_t *first_in, const int64_t *source,
              const int32_t *work, int32_t *finish, int32_t *late, int32_t *end, int32_t *least)
{
    for (int64_t from = 0; from < samples; from += stretch) {
        int64_t width = from + stretch < samples ? stretch : samples - from;
        for (int64_t k = 0; k < width; k++) end[from + k] = 0;
        for (int64_t node = 0; node < count; node++) {
            int32_t *out = finish + node * stretch;
            const int32_t *days = work + node * samples + from;
            for (int64_t k = 0; k < width; k++) out[k] = 0;
            for (int64_t link = first_in[node]; link < first_in[node + 1]; link++) {
                const int32_t *in = finish + source[link] / 2 * stretch;
                for (int64_t k = 0; k < width; k++) out[k] = in[k] > out[k] ? in[k] : out[k];
            }
            for (int64_t k = 0; k < width; k++) {
                out[k] += days[k];
                end[from + k] = out[k] > end[from + k] ? out[k] : end[from + k];
            }
        }
        for (int64_t node = 0; node < count; node++)
            for (int64_t k = 0; k < width; k++) late[node * stretch + k] = end[from + k];
        for (int64_t node = count - 1; node >= 0; node--) {
            int32_t *own = late + node * stretch;
            const int32_t *days = work + node * samples + from, *early = finish + node * stretch;
            int32_t *room = least + node;
            for (int64_t k = 0; k < width; k++) {
                int32_t slack = own[k] - early[k];
                *room = slack < *room ? slack : *room;
                own[k] -= days[k];
            }
            for (int64_t link = first_in[node]; link < first_in[node + 1]; link++) {
                int32_t *before = late + source[link] / 2 * stretch;
                for (int64_t k = 0; k < width; k++) before[k] = own[k] < before[k] ? own[k] : before[k];
            }
        }
    }
}
