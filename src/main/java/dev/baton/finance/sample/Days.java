package dev.baton.finance.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which banks work: Monday to Friday. */
final class Days {
    private Days() {}

    static boolean works(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** That day, or the first working one after it. */
    static LocalDate from(LocalDate day) {
        return works(day) ? day : from(day.plusDays(1));
    }

    /** That day, or the last working one before it. */
    static LocalDate before(LocalDate day) {
        return works(day) ? day : before(day.minusDays(1));
    }

    /** So many working days later. */
    static LocalDate later(LocalDate day, int days) {
        var later = day;
        for (var i = 0; i < days; i++) {
            later = from(later.plusDays(1));
        }
        return later;
    }
}
