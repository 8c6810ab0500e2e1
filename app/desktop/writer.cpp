#include "desktop/writer.h"

namespace contourcheck::desktop {

Writer::Writer(QObject* parent) : QObject(parent), workers_(1) {}

Writer::~Writer() {
    stop_.request_stop();
}

} // namespace contourcheck::desktop
