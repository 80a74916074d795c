drop table privacy;
