drop table imprint;
