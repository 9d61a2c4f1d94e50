/* version.h: the program's version and those of the libraries that shape the bytes of its outputs.
 */
#ifndef DOSSIER_VERSION_H
#define DOSSIER_VERSION_H

void version_print(void);

#endif
