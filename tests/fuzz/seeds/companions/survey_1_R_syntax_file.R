names(data)[5] <- "often"
attributes(data)$variable.labels[5] <- "Kuinka usein?"
data[, 5] <- factor(data[, 5], levels=c("A1","A2"),labels=c("Usein","Harvoin"))
names(data)[6] <- "help_1"
data[, 6] <- factor(data[, 6], levels=c(1,0),labels=c("Yes", "Not selected"))
