grammar Dl;
file: EOF;
WS: [ \t\r\n]+ -> skip;
