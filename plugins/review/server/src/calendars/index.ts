import type { CalendarData } from '../core/calendar-data';
import cn from './cn.json';

/** The calendars that come with the plugin, by key. Each year says where its data comes from and how sure it is. */
export const CALENDARS: Readonly<Record<string, CalendarData>> = { cn };
