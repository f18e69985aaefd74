import java.io.BufferedReader;
import java.io.FileReader;
import java.io.StreamTokenizer;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.Task;
import org.mpxj.TimeUnit;
import org.mpxj.cpm.MicrosoftScheduler;

/** Schedules one network with MPXJ, some times over; prints the nanoseconds of each, then early starts and slacks. */
public final class MpxjScheduler {
    private static final LocalDateTime START = LocalDateTime.of(2018, 1, 1, 8, 0);

    public static void main(String[] words) throws Exception {
        StreamTokenizer numbers = new StreamTokenizer(new BufferedReader(new FileReader(words[0])));
        int times = Integer.parseInt(words[1]);
        int count = next(numbers);
        int links = next(numbers);
        ProjectFile project = new ProjectFile();
        project.setDefaultCalendar(everyDay(project));
        Task[] tasks = new Task[count];
        for (int one = 0; one < count; one++) {
            tasks[one] = project.addTask();
            Duration work = Duration.getInstance(next(numbers), TimeUnit.DAYS);
            tasks[one].setDuration(work);
            tasks[one].setRemainingDuration(work);
            tasks[one].setActualDuration(Duration.getInstance(0, TimeUnit.DAYS));
        }
        for (int one = 0; one < links; one++) {
            Task before = tasks[next(numbers)];
            tasks[next(numbers)].addPredecessor(new Relation.Builder().predecessorTask(before));
        }
        for (int one = 0; one < times; one++) {
            long begin = System.nanoTime();
            new MicrosoftScheduler().schedule(project, START);
            System.out.println(System.nanoTime() - begin);
        }
        StringBuilder found = new StringBuilder();
        for (Task task : tasks) {
            found.append(ChronoUnit.DAYS.between(START.toLocalDate(), task.getEarlyStart().toLocalDate())).append(' ');
            found.append(Math.round(task.getTotalSlack().convertUnits(TimeUnit.DAYS, project.getProjectProperties()).getDuration())).append('\n');
        }
        System.out.print(found);
    }

    private static ProjectCalendar everyDay(ProjectFile project) {
        ProjectCalendar calendar = project.addDefaultBaseCalendar();
        for (DayOfWeek day : DayOfWeek.values()) {
            calendar.setWorkingDay(day, true);
            calendar.removeCalendarHours(day);
            calendar.addCalendarHours(day).add(new LocalTimeRange(LocalTime.of(8, 0), LocalTime.of(16, 0)));
        }
        return calendar;
    }

    private static int next(StreamTokenizer numbers) throws Exception {
        numbers.nextToken();
        return (int) numbers.nval;
    }
}
