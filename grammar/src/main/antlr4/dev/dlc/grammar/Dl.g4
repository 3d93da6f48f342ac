/*
 * The `.dl` language: the form of a file, nothing of its meaning. No layer, loss or setting is named here: those come from
 * the compiler's catalogue.
 *
 * Line ends are white space: an item of a list (statement, setting, section, …) ends where it cannot go on, or at `;`. So
 * nothing may begin an item that could also continue an expression, except where the longer reading is the one meant:
 * `x = f (a)` is a call.
 *
 * Where a text has two readings, the alternative written first is taken; each such place says so.
 */
grammar Dl;

// ---------------------------------------------------------------------------------------------------------- declarations

file : (declaration | ';')* EOF ;

declaration
    : 'import' STRING                                                # importDeclaration
    | 'param' name ':' valueType ('=' pipeline)?                     # paramDeclaration
    | 'block' name parameters? body                                  # blockDeclaration
    | 'model' name '{' (section | ';')* '}'                          # modelDeclaration
    ;

parameters : '(' (parameter (',' parameter)* ','?)? ')' ;

parameter : name ':' valueType ('=' pipeline)? ;

// `int`, `string?`: the words of types are not reserved.
valueType : IDENTIFIER '?'? ;

// -------------------------------------------------------------------------------------------------------------- sections

section
    : 'input' name ':' portType                                      # inputSection
    | 'target' name ':' portType                                     # targetSection
    | 'data' settings                                                # dataSection
    | 'augment' name augmentations                                   # augmentSection
    | 'network' body                                                 # networkSection
    | 'init' '{' (initRule | ';')* '}'                               # initSection
    | 'transfer' '{' (transferRule | ';')* '}'                       # transferSection
    | 'loss' pipeline                                                # lossSection
    | 'regularize' '{' (penalty | ';')* '}'                          # regularizeSection
    | 'optimizer' call                                               # optimizerSection
    | 'schedule' call ('->' call)*                                   # scheduleSection
    | 'train' settings                                               # trainSection
    // Words that begin no section still parse, so that the compiler can say which word was meant.
    | unknownWord name? anything                                     # unknownSection
    | unknownWord name ':' portType ('=' pipeline)?                  # unknownSection
    | unknownWord settingArguments                                   # unknownSection
    ;

anything : '{' (anything | ~('{' | '}'))* '}' ;

// `float[1, 28, 28]`, `int[n] < vocab`, `class { cat, dog }`, `class[n][t]`, `binary`: which of them exist is not said here.
portType : IDENTIFIER sizes* ('<' expression)? classNames? ;

sizes : '[' (pipeline (',' pipeline)* ','?)? ']' ;

classNames : '{' (className (',' className)* ','?)? '}' ;

className : word | STRING ;

settings : '{' (setting | ';')* '}' ;

setting : name settingArguments ;

// `scale (1 / 255)` reads as a call, `scale (1 + 2) * 3` cannot.
settingArguments
    : arguments
    | argument (',' argument)*
    ;

augmentations : '{' (augmentation | ';')* '}' ;

augmentation
    : 'repeat' expression augmentations                              # repeatedAugmentation
    | 'one_of' augmentations                                         # chosenAugmentation
    | call                                                           # singleAugmentation
    ;

initRule
    : 'default' call
    | glob call
    ;

transferRule
    : 'from' expression ('except' globs)?                            # loadRule
    // `freeze all` is every weight, not a weight named all
    | 'freeze' ('all' | globs) ('except' except=globs)?              # freezeRule
    ;

penalty : call ('on' globs)? ;

globs : glob (',' glob)* ;

// Paths of weights, `body.0.1.weight`, `head.**`: `*` is no product here. The lexer makes one number of `0.1`, which is two
// segments.
glob : globSegment ('.' globSegment)* ;

globSegment : word | INTEGER | FLOAT | '*' | '**' ;

// ------------------------------------------------------------------------------------------------------------ statements

// At most one statement is without a name, the last; checked after parsing, where the message can say more.
body : '{' (statement | ';')* '}' ;

statement : (name '=')? pipeline ;

// ----------------------------------------------------------------------------------------------------------- expressions

// What may follow `->` (names, calls, if, for, repeat) is checked after parsing.
pipeline : expression ('->' expression)* ;

// From the operator that binds strongest to the loosest; `-2 ^ 2` is -4, `2 ^ 3 ^ 2` is 512.
expression
    : expression '.' word                                            # memberExpression
    | <assoc = right> expression operator='^' expression             # binaryExpression
    | operator=('-' | '!') expression                                # unaryExpression
    | expression operator=('*' | '/') expression                     # binaryExpression
    | expression operator=('+' | '-') expression                     # binaryExpression
    | expression operator=('..' | '..<') expression                  # rangeExpression
    | expression operator=('<' | '<=' | '>' | '>=') expression       # binaryExpression
    | expression operator=('==' | '!=') expression                   # binaryExpression
    | expression operator='&&' expression                            # binaryExpression
    | expression operator='||' expression                            # binaryExpression
    | ifExpression                                                   # branchExpression
    | 'for' name 'in' expression body                                # forExpression
    | 'repeat' expression body                                       # repeatExpression
    | call                                                           # callExpression
    | group                                                          # groupExpression
    | listLiteral                                                    # listExpression
    | literal                                                        # literalExpression
    ;

ifExpression : 'if' expression body ('else' 'if' expression body)* ('else' body)? ;

call : name arguments? ;

arguments : '(' (argument (',' argument)* ','?)? ')' ;

// In `batch 64 epochs 20` what follows tells that `64 epochs` is no duration.
argument : (word '=')? (duration | allExcept | pipeline) ;

duration : durationCount ('steps' | 'epochs') ;

durationCount : INTEGER | FLOAT | name | group ;

// columns of a table: `all except label`, `all except [id, label]`
allExcept : 'all' 'except' (className | '[' className (',' className)* ','? ']') ;

group : '(' pipeline ')' ;

listLiteral : '[' (pipeline (',' pipeline)* ','?)? ']' ;

literal : INTEGER | FLOAT | STRING | 'true' | 'false' | 'none' ;

// ----------------------------------------------------------------------------------------------------------------- words

// Names of values, parameters, layers: words of the language may be names where nothing else can be meant.
name : IDENTIFIER | sectionWord | otherWord ;

sectionWord
    : 'input' | 'target' | 'data' | 'augment' | 'network' | 'init' | 'transfer' | 'loss' | 'regularize' | 'optimizer'
    | 'schedule' | 'train'
    ;

otherWord
    : 'import' | 'param' | 'block' | 'model' | 'from' | 'except' | 'freeze' | 'all' | 'default' | 'on' | 'in' | 'one_of'
    | 'steps' | 'epochs'
    ;

unknownWord : IDENTIFIER | otherWord ;

// Where only a word can stand (classes, segments of paths, after `.`, before `=`) all are allowed.
word : name | 'if' | 'else' | 'for' | 'repeat' | 'true' | 'false' | 'none' ;

// ----------------------------------------------------------------------------------------------------------------- tokens

IMPORT : 'import' ;
PARAM : 'param' ;
BLOCK : 'block' ;
MODEL : 'model' ;
INPUT : 'input' ;
TARGET : 'target' ;
DATA : 'data' ;
AUGMENT : 'augment' ;
NETWORK : 'network' ;
INIT : 'init' ;
TRANSFER : 'transfer' ;
LOSS : 'loss' ;
REGULARIZE : 'regularize' ;
OPTIMIZER : 'optimizer' ;
SCHEDULE : 'schedule' ;
TRAIN : 'train' ;
FROM : 'from' ;
EXCEPT : 'except' ;
FREEZE : 'freeze' ;
ALL : 'all' ;
DEFAULT : 'default' ;
ON : 'on' ;
IN : 'in' ;
ONE_OF : 'one_of' ;
STEPS : 'steps' ;
EPOCHS : 'epochs' ;
IF : 'if' ;
ELSE : 'else' ;
FOR : 'for' ;
REPEAT : 'repeat' ;
TRUE : 'true' ;
FALSE : 'false' ;
NONE : 'none' ;

ARROW : '->' ;
LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
LEFT_PARENTHESIS : '(' ;
RIGHT_PARENTHESIS : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
COMMA : ',' ;
SEMICOLON : ';' ;
COLON : ':' ;
QUESTION : '?' ;
EXCLUSIVE_RANGE : '..<' ;
RANGE : '..' ;
DOT : '.' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS_OR_EQUAL : '<=' ;
GREATER_OR_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
ASSIGN : '=' ;
AND : '&&' ;
OR : '||' ;
NOT : '!' ;
PLUS : '+' ;
MINUS : '-' ;
ANY_SEGMENTS : '**' ;
STAR : '*' ;
SLASH : '/' ;
CARET : '^' ;

IDENTIFIER : [A-Za-z] [A-Za-z0-9_]* ;

// A number has a digit before and after its point, so `0..2` is a range.
INTEGER : DIGITS ;
FLOAT : DIGITS '.' DIGITS EXPONENT? | DIGITS EXPONENT ;
fragment DIGITS : [0-9]+ ;
fragment EXPONENT : [eE] [+-]? DIGITS ;

// Escapes are checked after parsing, where the message can point at the one that is wrong.
STRING : '"' STRING_CHARACTER* '"' ;
fragment STRING_CHARACTER : '\\' ~[\r\n] | ~["\\\r\n] ;

LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
// One that lacks its end goes on to the end of the file, and is reported.
BLOCK_COMMENT : '/*' .*? ('*/' | EOF) -> channel(HIDDEN) ;
WHITE_SPACE : [ \t\r\n\f\uFEFF]+ -> skip ;

// What no file may hold, as tokens, so that each is reported well and once.
OPEN_STRING : '"' STRING_CHARACTER* '\\'? ;
QUOTED
    : '\'' ~['\r\n]* '\''
    | '`' ~[`\r\n]* '`'
    | [\u201C\u201E] ~["\u201C-\u201E\r\n]* [\u201C\u201D]
    | [\u2018\u201A] ~["\u2018-\u201A\r\n]* [\u2018\u2019]
    ;
BAD_NUMBER : DIGITS ('.' DIGITS)? ([eE] [+-]?)? [A-Za-z_] [A-Za-z0-9_]* ;
FOREIGN_WORD : [_\p{L}] [_\p{L}\p{M}\p{N}]* ;
UNEXPECTED : . ;
