"""What the files of an app mean: functions, bindings, handlers and the target they are judged against."""
